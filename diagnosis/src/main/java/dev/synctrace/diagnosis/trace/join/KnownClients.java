package dev.synctrace.diagnosis.trace.join;

import dev.synctrace.diagnosis.trace.model.RotatedLogSet;
import java.util.Optional;

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

  /** The device with that resource ID, where the case has its log. */
  Optional<ClientDevice> withResourceId(long resourceId);
}
