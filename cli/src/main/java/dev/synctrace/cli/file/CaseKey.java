package dev.synctrace.cli.file;

import dev.synctrace.output.redact.pseudonym.RedactionKey;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The redaction key that is kept with a case, so that its pseudonyms stay the same from session to
 * session, also when more is added to the case.
 */
public final class CaseKey {
  private static final String FILE = "redaction.key";

  private CaseKey() {}

  /**
   * Returns the key of a case, which is made when it is first asked for.
   *
   * @return empty where none can be kept: in a cluster, or in a folder that cannot be written to
   * @throws IOException when there is a key and it cannot be read
   */
  public static Optional<RedactionKey> of(CaseAddress address) throws IOException {
    if (!(address instanceof CaseAddress.Folder(Path folder))) {
      return Optional.empty();
    }
    Path file = folder.resolve(FILE);
    if (!Files.exists(file) && !create(file)) {
      return Optional.empty();
    }
    return Optional.of(RedactionKey.read(file));
  }

  /** Makes the file whole and at once, since another session may read it in the same moment. */
  private static boolean create(Path file) throws IOException {
    Path draft = file.resolveSibling(FILE + "." + ProcessHandle.current().pid());
    try {
      RedactionKey.create(draft);
    } catch (IOException _) {
      return false;
    }
    try {
      Files.move(draft, file);
    } catch (FileAlreadyExistsException _) {
      Files.delete(draft); // the other session's key is as good
    }
    return true;
  }
}
