package dev.synctrace.diagnosis.reconcile;

import dev.synctrace.diagnosis.dossier.Mapping;
import dev.synctrace.diagnosis.kept.KeptInput;
import dev.synctrace.diagnosis.kept.KeptOutput;
import java.io.IOException;

/** A mapping as it is kept. */
final class KeptMapping {
  private KeptMapping() {}

  static void write(Mapping mapping, KeptOutput out) throws IOException {
    out.text(mapping.groupId());
    out.text(mapping.groupName());
    out.text(mapping.collectionId());
    out.text(mapping.collectionName());
    out.optionalNumber(mapping.cloudServiceId());
  }

  static Mapping read(KeptInput in) throws IOException {
    return new Mapping(
        in.text(), in.optionalText(), in.optionalText(), in.optionalText(), in.optionalNumber());
  }
}
