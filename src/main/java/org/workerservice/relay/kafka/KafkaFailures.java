package org.workerservice.relay.kafka;

import java.util.Optional;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Sorts failures of the Kafka client. */
public final class KafkaFailures {
  private KafkaFailures() {}

  /**
   * Returns why a record can never be published as it is; empty if the failure is not that of the
   * record.
   */
  public static Optional<String> refusal(Throwable failure) {
    return switch (failure) {
      case RecordTooLargeException _, RecordBatchTooLargeException _ -> Optional.of("too_large");
      case InvalidRecordException _ -> Optional.of("invalid_record");
      case SerializationException _ -> Optional.of("serialization");
      default -> Optional.empty();
    };
  }

  /** Returns the failure with what it means for an operator. */
  public static KafkaUnavailable explain(Throwable failure) {
    for (Throwable one = failure; one != null; one = one.getCause()) {
      RelayProblem problem = problem(one);
      if (problem != RelayProblem.OTHER) {
        return new KafkaUnavailable(problem, sentence(problem), failure);
      }
    }
    return new KafkaUnavailable(RelayProblem.OTHER, sentence(RelayProblem.OTHER), failure);
  }

  private static RelayProblem problem(Throwable failure) {
    return switch (failure) {
      case KafkaUnavailable known -> known.problem();
      case ProducerFencedException _, InvalidProducerEpochException _ -> RelayProblem.REPLACED;
      case AuthenticationException _ -> RelayProblem.AUTHENTICATION;
      case AuthorizationException _ -> RelayProblem.AUTHORIZATION;
      case UnknownTopicOrPartitionException _, InvalidTopicException _ ->
          RelayProblem.TOPIC_MISSING;
      case RetriableException _ -> RelayProblem.UNREACHABLE;
      case ConfigException _ -> RelayProblem.CONFIGURATION;
      default -> RelayProblem.OTHER;
    };
  }

  /** Whether the producer cannot even abort its transaction. */
  static boolean isFatal(KafkaException failure) {
    return switch (problem(failure)) {
      case REPLACED, AUTHENTICATION, AUTHORIZATION -> true;
      case UNREACHABLE, TOPIC_MISSING, CONFIGURATION, DATABASE, OTHER -> false;
    };
  }

  private static String sentence(RelayProblem problem) {
    return switch (problem) {
      case UNREACHABLE -> "No broker of kafka.bootstrap_servers answers in time.";
      case AUTHENTICATION ->
          "The broker refuses the credentials or its certificate is not trusted; see"
              + " kafka.client_file.";
      case AUTHORIZATION -> "The broker does not permit this user to do this.";
      case TOPIC_MISSING -> "A topic does not exist, or its name is not valid.";
      case CONFIGURATION -> "The Kafka client does not accept its settings; see kafka.client_file.";
      case REPLACED -> "Another node publishes now.";
      case DATABASE -> "The database does not answer.";
      case OTHER -> "Kafka failed.";
    };
  }
}
