package dev.synctrace.diagnosis.cache;

import dev.synctrace.diagnosis.context.Mapping;
import java.io.IOException;

/** A mapping as it is kept. */
final class MappingCodec {
  private MappingCodec() {}

  static void write(Mapping mapping, CacheEncoder out) throws IOException {
    out.text(mapping.groupId());
    out.text(mapping.groupName());
    out.text(mapping.collectionId());
    out.text(mapping.collectionName());
    out.optionalNumber(mapping.cloudServiceId());
  }

  static Mapping read(CacheDecoder in) throws IOException {
    return new Mapping(
        in.text(), in.optionalText(), in.optionalText(), in.optionalText(), in.optionalNumber());
  }
}
