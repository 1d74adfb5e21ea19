package dev.synctrace.index.lucene.document;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.apache.lucene.analysis.Analyzer;

/** Gives queries the same tokens as {@link TextField} gives messages. */
public final class MessageAnalyzer extends Analyzer {
  @Override
  protected TokenStreamComponents createComponents(String fieldName) {
    MessageTokenStream stream = new MessageTokenStream(Integer.MAX_VALUE);
    return new TokenStreamComponents(reader -> stream.setText(readAll(reader)), stream);
  }

  private static String readAll(Reader reader) {
    try {
      StringWriter text = new StringWriter();
      reader.transferTo(text);
      return text.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
