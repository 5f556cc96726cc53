import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.UUID;
import org.openapitools.client.ApiClient;
import org.openapitools.client.api.SearchApi;
import org.openapitools.client.api.WorkersApi;
import org.openapitools.client.model.EmploymentStatus;
import org.openapitools.client.model.HumanName;
import org.openapitools.client.model.HumanNamePatch;
import org.openapitools.client.model.Identifier;
import org.openapitools.client.model.IdentifierType;
import org.openapitools.client.model.Worker;
import org.openapitools.client.model.WorkerInput;
import org.openapitools.client.model.WorkerPatch;

/** Creates a worker, reads it, puts it back and finds it, as a user of the generated client. */
public final class Roundtrip {
  private Roundtrip() {}

  /** Takes the address of the service and a token. */
  public static void main(String[] arguments) throws Exception {
    ApiClient client = new ApiClient();
    client.updateBaseUri(arguments[0]);
    client.setRequestInterceptor(
        request -> request.header("Authorization", "Bearer " + arguments[1]));
    WorkersApi workers = new WorkersApi(client);

    UUID id = create(workers).getId();
    Worker read = read(workers, id);
    expect("1979-11-02".equals(read.getBirthDate()), "the birth date as it was sent");

    WorkerInput sameAgain = ApiClient.createDefaultObjectMapper().convertValue(read, WorkerInput.class);
    Worker put = replace(workers, id, sameAgain);
    expect(put.getName().equals(read.getName()), "the name as it was read");
    expect(put.getIdentifiers().equals(read.getIdentifiers()), "the identifiers as they were read");

    Worker retired = replace(workers, id, sameAgain.version(null).employmentStatus(EmploymentStatus.RETIRED));
    expect(retired.getEmploymentStatus() == EmploymentStatus.RETIRED, "the new employment status");

    Worker patched =
        patch(
            workers,
            id,
            new WorkerPatch()
                .name(new HumanNamePatch().family("Javaclient-Berg"))
                .workerType(WorkerPatch.WorkerTypeEnum.NURSE)
                .birthDate(null));
    expect("Javaclient-Berg".equals(patched.getName().getFamily()), "the patched family name");
    expect(patched.getName().getGiven().equals(List.of("Joan")), "the given name as it was");
    expect(patched.getBirthDate() == null, "no birth date after null");

    SearchApi search = new SearchApi(client);
    await().until(() -> find(search).stream().anyMatch(found -> found.getId().equals(id)));
  }

  private static Worker create(WorkersApi workers) throws Exception {
    WorkerInput input =
        new WorkerInput()
            .name(new HumanName().family("Javaclient").addGivenItem("Joan"))
            .birthDate("1979-11-02")
            .addIdentifiersItem(
                new Identifier().identifierType(IdentifierType.EMPLOYEE).system("java").value("J-1"));
    return workers
        .createWorker(WorkersApi.APICreateWorkerRequest.newBuilder().workerInput(input).build())
        .getData();
  }

  private static Worker read(WorkersApi workers, UUID id) throws Exception {
    return workers
        .readWorker(WorkersApi.APIReadWorkerRequest.newBuilder().id(id).build())
        .getData();
  }

  private static Worker replace(WorkersApi workers, UUID id, WorkerInput input) throws Exception {
    return workers
        .replaceWorker(
            WorkersApi.APIReplaceWorkerRequest.newBuilder().id(id).workerInput(input).build())
        .getData();
  }

  private static Worker patch(WorkersApi workers, UUID id, WorkerPatch patch) throws Exception {
    return workers
        .patchWorker(
            WorkersApi.APIPatchWorkerRequest.newBuilder().id(id).workerPatch(patch).build())
        .getData();
  }

  private static List<Worker> find(SearchApi search) throws Exception {
    return search
        .searchWorkers(SearchApi.APISearchWorkersRequest.newBuilder().q("javaclient").build())
        .getData()
        .getWorkers();
  }

  private static void expect(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError("expected " + what);
    }
  }
}
