// Creates a worker, reads it, puts it back and finds it, as a user of the generated client.
import { Configuration, EmploymentStatus, IdentifierType, SearchApi, WorkersApi } from './client';

declare const process: { argv: string[] };

const configuration = new Configuration({ basePath: process.argv[2], accessToken: process.argv[3] });
const workers = new WorkersApi(configuration);
const search = new SearchApi(configuration);

function expect(holds: boolean, what: string): void {
  if (!holds) {
    throw new Error(`expected ${what}`);
  }
}

async function found(id: string): Promise<boolean> {
  const page = await search.searchWorkers({ q: 'scriptclient' });
  return page.data.workers.some((worker) => worker.id === id);
}

async function run(): Promise<void> {
  const created = await workers.createWorker({
    workerInput: {
      name: { family: 'Scriptclient', given: ['Tess'] },
      birth_date: '1979-11-02',
      identifiers: [{ identifier_type: IdentifierType.Employee, system: 'typescript', value: 'T-1' }],
    },
  });
  const id = created.data.id;

  const read = (await workers.readWorker({ id })).data;
  expect(read.birth_date === '1979-11-02', 'the birth date as it was sent');

  const put = (await workers.replaceWorker({ id, workerInput: read })).data;
  expect(JSON.stringify(put.name) === JSON.stringify(read.name), 'the name as it was read');
  expect(JSON.stringify(put.identifiers) === JSON.stringify(read.identifiers), 'the identifiers as they were read');

  const change = { ...read, version: undefined, employment_status: EmploymentStatus.Retired };
  const retired = (await workers.replaceWorker({ id, workerInput: change })).data;
  expect(retired.employment_status === EmploymentStatus.Retired, 'the new employment status');

  const patched = (
    await workers.patchWorker({ id, workerPatch: { name: { family: 'Scriptclient-Berg' }, birth_date: null } })
  ).data;
  expect(patched.name.family === 'Scriptclient-Berg', 'the patched family name');
  expect(patched.birth_date === undefined, 'no birth date after null');

  for (let attempt = 0; !(await found(id)); attempt++) {
    expect(attempt < 100, 'the worker in the search');
    await new Promise((resume) => setTimeout(resume, 100));
  }
}

void run();
