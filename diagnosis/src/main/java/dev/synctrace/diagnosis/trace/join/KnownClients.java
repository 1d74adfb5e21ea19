package dev.synctrace.diagnosis.trace.join;

import dev.synctrace.index.source.RotatedLogSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The devices behind the clients' logs of a case, as far as the exports name them. */
public interface KnownClients {
  /** None of them is known. */
  KnownClients NONE =
      new KnownClients() {
        @Override
        public Optional<ClientDevice> of(RotatedLogSet log) {
          return Optional.empty();
        }

        @Override
        public Optional<ClientDevice> withResourceId(long resourceId) {
          return Optional.empty();
        }
      };

  /** The device whose log it is. */
  Optional<ClientDevice> of(RotatedLogSet log);

  /**
   * The name of the client whose log it is, as its device, its machine or the folder of the log has
   * it; empty where none of these tells.
   */
  default Optional<String> nameOf(RotatedLogSet log) {
    return of(log).map(ClientDevice::name).or(log::folderName);
  }

  /** The client whose log it is, for use in a sentence. */
  default String describe(RotatedLogSet log) {
    return nameOf(log).orElse("(unknown client)");
  }

  /** The device with that resource ID, where the case has its log. */
  Optional<ClientDevice> withResourceId(long resourceId);

  /**
   * A device with a notification agent's log in the case.
   *
   * @param log its log
   */
  public record ClientDevice(
      RotatedLogSet log, String name, long resourceId, @Nullable String smsId) {}
}
