package dev.synctrace.index.lucene.search;

import dev.synctrace.index.lucene.document.LuceneFieldNames;
import java.io.IOException;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.StoredFieldVisitor;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Takes what is stored of an event from the index. */
final class StoredEventVisitor extends StoredFieldVisitor {
  private byte @Nullable [] bytes;

  private StoredEventVisitor() {}

  static BytesRef read(StoredFields stored, int document) throws IOException {
    StoredEventVisitor visitor = new StoredEventVisitor();
    stored.document(document, visitor);
    if (visitor.bytes == null) {
      throw new IOException("an event is missing from the index");
    }
    return new BytesRef(visitor.bytes);
  }

  @Override
  public Status needsField(FieldInfo field) {
    return field.name.equals(LuceneFieldNames.EVENT) ? Status.YES : Status.NO;
  }

  @Override
  public void binaryField(FieldInfo field, byte[] value) {
    bytes = value;
  }
}
