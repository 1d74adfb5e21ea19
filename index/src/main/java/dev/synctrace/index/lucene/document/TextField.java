package dev.synctrace.index.lucene.document;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.IndexOptions;
import org.jspecify.annotations.Nullable;

/**
 * A text found by words and phrases. Positions for phrases, no norms since nothing is scored. Of an
 * enormous text the words of the first megabytes are found: Lucene holds those of one event in
 * memory, and a log of a single line must not fill it.
 */
final class TextField extends Field {
  private static final FieldType TYPE = type();

  static final int MAX_TOKENS = 500_000;

  private final MessageTokenStream tokens = new MessageTokenStream(MAX_TOKENS);

  TextField(String name) {
    super(name, "", TYPE);
  }

  @Override
  public TokenStream tokenStream(Analyzer analyzer, @Nullable TokenStream reuse) {
    tokens.setText(stringValue());
    return tokens;
  }

  private static FieldType type() {
    FieldType type = new FieldType();
    type.setTokenized(true);
    type.setOmitNorms(true);
    type.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
    type.freeze();
    return type;
  }
}
