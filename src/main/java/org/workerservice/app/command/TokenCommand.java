package org.workerservice.app.command;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.workerservice.app.postgresql.DataDirectory;
import org.workerservice.config.Settings;
import org.workerservice.config.reading.ConfigurationException;
import org.workerservice.config.value.Durations;
import org.workerservice.model.Role;
import org.workerservice.security.Caller;
import org.workerservice.security.Tenants;
import org.workerservice.security.TokenIssuer;
import org.workerservice.security.TokenKeys;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Prints a token as the last line of standard output. The service need not run. */
@Command(
    name = "token",
    description = "Prints a token for the API.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class TokenCommand implements Callable<Integer> {
  private final Map<String, String> environment;
  private final Clock clock;

  @Spec private CommandSpec spec;

  @Option(
      names = "--role",
      required = true,
      split = ",",
      converter = RoleConverter.class,
      paramLabel = "ROLE",
      description = "hr_admin, credentialing_officer, service or read_only. Repeat for more roles.")
  private List<Role> roles;

  @Option(
      names = "--subject",
      defaultValue = "command-line",
      description = "User that the audit trail names. Default: ${DEFAULT-VALUE}.")
  private String subject;

  @Option(
      names = "--tenant",
      converter = TenantConverter.class,
      paramLabel = "UUID",
      description = "Tenant that the token is for, a UUID. Default: the first tenant.")
  private Optional<UUID> tenant;

  @Option(
      names = "--expires",
      converter = DurationConverter.class,
      paramLabel = "DURATION",
      description = "Lifetime of the token, such as 30m, 12h or 7d. Default: as configured.")
  private Optional<Duration> expires;

  @Mixin private SettingsOptions settingsOptions;

  /** Uses the environment and the clock of this process. */
  public TokenCommand() {
    this(System.getenv(), Clock.systemUTC());
  }

  TokenCommand(Map<String, String> environment, Clock clock) {
    this.environment = environment;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    try {
      Settings settings = settingsOptions.load(environment, Map.of());
      if (TokenKeys.createsDevelopmentKey(settings) && !DataDirectory.isKnown(settings.dataDir())) {
        spec.commandLine().getErr().println(noService(settings));
      }
      String token = issue(settings);
      PrintWriter output = spec.commandLine().getOut();
      output.println(token);
      output.flush();
      return spec.exitCodeOnSuccess();
    } catch (ConfigurationException | IllegalArgumentException refused) {
      throw new ParameterException(spec.commandLine(), refused.getMessage());
    }
  }

  private static String noService(Settings settings) {
    return "No service has been started in the data directory "
        + settings.dataDir().toAbsolutePath().normalize()
        + " yet: the token is for one that will be.";
  }

  private String issue(Settings settings) {
    TokenIssuer issuer =
        new TokenIssuer(TokenKeys.signing(settings), settings.security().jwt(), clock);
    Caller caller = new Caller(subject, EnumSet.copyOf(roles), tenant.orElse(Tenants.DEFAULT));
    return expires
        .map(lifetime -> issuer.issue(caller, lifetime))
        .orElseGet(() -> issuer.issue(caller));
  }

  static final class RoleConverter implements ITypeConverter<Role> {
    @Override
    public Role convert(String text) {
      return Arrays.stream(Role.values())
          .filter(role -> role.code().equals(text))
          .findFirst()
          .orElseThrow(() -> new TypeConversionException("must be one of " + codes()));
    }

    private static String codes() {
      return Arrays.stream(Role.values()).map(Role::code).collect(Collectors.joining(", "));
    }
  }

  static final class TenantConverter implements ITypeConverter<UUID> {
    @Override
    public UUID convert(String text) {
      try {
        UUID tenant = UUID.fromString(text);
        if (tenant.toString().equalsIgnoreCase(text)) {
          return tenant;
        }
      } catch (IllegalArgumentException notAUuid) {
        // Refused below.
      }
      throw new TypeConversionException(
          "must be a UUID, not '"
              + text
              + "'. Tenants have no names here: choose a UUID for each, such as one of uuidgen");
    }
  }

  static final class DurationConverter implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      return Durations.parse(text)
          .orElseThrow(
              () -> new TypeConversionException("must be a duration such as 30m, 12h or 7d"));
    }
  }
}
