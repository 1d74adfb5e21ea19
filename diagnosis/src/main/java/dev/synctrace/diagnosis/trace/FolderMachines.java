package dev.synctrace.diagnosis.trace;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Takes a machine's name from the export that names the device behind a client's log, else from the
 * folder the source is in.
 */
final class FolderMachines implements SourceMachines {
  /** Folders of logs that every machine has. */
  private static final Set<String> GENERAL = Set.of("logs", "ccm", "sms_ccm", "windows", "c$", "c");

  private final KnownClients clients;

  FolderMachines(KnownClients clients) {
    this.clients = clients;
  }

  @Override
  public Optional<String> of(String source) {
    return clients
        .of(LogSet.of(source))
        .map(ClientDevice::name)
        .or(() -> folder(source))
        .map(FolderMachines::withoutDomain);
  }

  /** The innermost folder that is not a general one. */
  private static Optional<String> folder(String source) {
    int end = source.lastIndexOf('/');
    while (end > 0) {
      int start = source.lastIndexOf('/', end - 1);
      String folder = source.substring(start + 1, end);
      if (!GENERAL.contains(folder.toLowerCase(Locale.ROOT))) {
        return Optional.of(folder);
      }
      end = start;
    }
    return Optional.empty();
  }

  /** The host's own name, such as {@code CM01} of {@code CM01.contoso.com}. */
  static String withoutDomain(String host) {
    int dot = host.indexOf('.');
    return dot <= 0 ? host : host.substring(0, dot);
  }
}
