package org.workerservice.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workerservice.app.postgresql.DataDirectory;
import org.workerservice.config.Settings;
import org.workerservice.config.reading.SettingsLoader;
import org.workerservice.model.Role;
import org.workerservice.security.Caller;
import org.workerservice.security.Tenants;
import org.workerservice.security.TokenKeys;
import org.workerservice.security.TokenVerifier;
import org.workerservice.security.Verification;
import org.workerservice.security.Verification.Accepted;
import org.workerservice.security.Verification.Refused;
import picocli.CommandLine;

class TokenCommandTest {
  private static final Clock CLOCK = Clock.systemUTC();

  @TempDir private Path directory;
  private final Map<String, String> environment = new HashMap<>();
  private final StringWriter output = new StringWriter();
  private final StringWriter errors = new StringWriter();

  private int run(String... arguments) {
    return new CommandLine(new TokenCommand(environment, CLOCK))
        .setOut(new PrintWriter(output))
        .setErr(new PrintWriter(errors))
        .execute(arguments);
  }

  private void startService() {
    DataDirectory.open(Path.of(dataDir())).close();
  }

  private String dataDir() {
    return directory.resolve("data").toString();
  }

  private Verification verify(Clock clock) {
    Settings settings =
        SettingsLoader.load(Optional.empty(), environment, Map.of("data_dir", dataDir()));
    List<String> lines = output.toString().lines().toList();
    return new TokenVerifier(TokenKeys.accepted(settings), settings.security().jwt(), clock)
        .verify(lines.getLast());
  }

  @Test
  void shouldPrintATokenAloneThatTheServiceAccepts() {
    startService();

    int exit = run("--role", "hr_admin", "--data-dir", dataDir());

    assertThat(exit).isZero();
    assertThat(output.toString().lines()).hasSize(1);
    assertThat(errors.toString()).isEmpty();
    assertThat(verify(CLOCK))
        .isEqualTo(
            new Accepted(new Caller("command-line", Set.of(Role.HR_ADMIN), Tenants.DEFAULT)));
  }

  @Test
  void shouldTakeSubjectTenantRolesAndLifetime() {
    startService();
    UUID tenant = UUID.randomUUID();

    run(
        "--role",
        "read_only",
        "--role",
        "service",
        "--subject",
        "payroll",
        "--tenant",
        tenant.toString(),
        "--expires",
        "30m",
        "--data-dir",
        dataDir());

    assertThat(verify(Clock.offset(CLOCK, Duration.ofMinutes(29))))
        .isEqualTo(
            new Accepted(new Caller("payroll", Set.of(Role.READ_ONLY, Role.SERVICE), tenant)));
    assertThat(verify(Clock.offset(CLOCK, Duration.ofMinutes(31)))).isInstanceOf(Refused.class);
  }

  @Test
  void shouldFindTheDataDirectoryInTheEnvironment() {
    environment.put("DATA_DIR", dataDir());
    startService();

    assertThat(run("--role", "service")).isZero();
    assertThat(Path.of(dataDir(), "jwt-secret")).exists();
  }

  @Test
  void shouldSayWhereNoServiceHasBeenStartedYet() {
    assertThat(run("--role", "hr_admin", "--data-dir", dataDir())).isZero();

    assertThat(errors.toString())
        .isEqualToIgnoringNewLines(
            "No service has been started in the data directory "
                + dataDir()
                + " yet: the token is for one that will be.");
    assertThat(verify(CLOCK)).isInstanceOf(Accepted.class);
  }

  @Test
  void shouldSignWithTheConfiguredSecretInProduction() throws Exception {
    Path secret =
        Files.writeString(directory.resolve("secret"), "0123456789abcdef0123456789abcdef");
    environment.put("WORKER_SERVICE_ENVIRONMENT", "production");
    environment.put("WORKER_SERVICE_ENCRYPTION_KEYSET_FILE", "keyset.json");
    environment.put("WORKER_SERVICE_SECURITY_JWT_SECRET_FILE", secret.toString());

    assertThat(run("--role", "hr_admin", "--data-dir", dataDir())).isZero();
    assertThat(verify(CLOCK)).isInstanceOf(Accepted.class);
    assertThat(Path.of(dataDir())).doesNotExist();
  }

  @Test
  void shouldRefuseInProductionWithoutASecret() {
    environment.put("WORKER_SERVICE_ENVIRONMENT", "production");
    environment.put("WORKER_SERVICE_ENCRYPTION_KEYSET_FILE", "keyset.json");

    assertRefused("security.jwt must name a secret_file", "--role", "hr_admin");

    environment.put("WORKER_SERVICE_SECURITY_JWT_PUBLIC_KEY_FILE", "key.pem");

    assertRefused("can verify tokens but not sign them.", "--role", "hr_admin");
    assertThat(Path.of(dataDir())).doesNotExist();
  }

  @Test
  void shouldExplainInvalidArguments() {
    assertRefused("hr_admin, credentialing_officer, read_only, service", "--role", "emperor");
    assertRefused("Missing required option: '--role=ROLE'");
    assertRefused("a duration such as", "--role", "service", "--expires", "long");
    startService();
    assertRefused("a token lives from 1s to 366d", "--role", "service", "--expires", "0");
    assertRefused("1 to 255 printable characters", "--role", "service", "--subject", " ");
    assertRefused(
        "Invalid value for option '--tenant': must be a UUID, not 'acme'. Tenants have no names here",
        "--role",
        "service",
        "--tenant",
        "acme");
    assertThat(errors.toString()).doesNotContain("java.", "Exception");
    assertRefused("must be a UUID, not '1-1-1-1-1'", "--role", "service", "--tenant", "1-1-1-1-1");
  }

  private void assertRefused(String sentence, String... arguments) {
    String[] all = Arrays.copyOf(arguments, arguments.length + 2);
    all[arguments.length] = "--data-dir";
    all[arguments.length + 1] = dataDir();

    assertThat(run(all)).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(errors.toString()).contains(sentence);
    assertThat(output.toString()).isEmpty();
  }
}
