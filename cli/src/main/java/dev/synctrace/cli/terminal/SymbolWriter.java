package dev.synctrace.cli.terminal;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.Map;

/**
 * Writes symbols as ASCII where the code page of the terminal lacks them, such as 437, 850, 1252
 * and 932. One character stays one, so that columns do. What has no such form is left to the code
 * page.
 */
public final class SymbolWriter extends FilterWriter {
  private static final Map<Character, Character> ASCII =
      Map.ofEntries(
          Map.entry('●', '*'),
          Map.entry('○', 'o'),
          Map.entry('✓', '+'),
          Map.entry('✗', 'x'),
          Map.entry('·', '.'),
          Map.entry('…', '~'),
          Map.entry('–', '-'),
          Map.entry('—', '-'),
          Map.entry('█', '#'),
          Map.entry('⏎', '|'),
          Map.entry('‘', '\''),
          Map.entry('’', '\''),
          Map.entry('“', '"'),
          Map.entry('”', '"'));

  private final CharsetEncoder encoder;

  private SymbolWriter(OutputStream out, Charset charset) {
    super(new OutputStreamWriter(out, charset));
    this.encoder = charset.newEncoder();
  }

  /** Returns a writer to a stream in a character set. */
  public static Writer of(OutputStream out, Charset charset) {
    return charset.name().startsWith("UTF-") || !charset.canEncode()
        ? new OutputStreamWriter(out, charset)
        : new SymbolWriter(out, charset);
  }

  private char shown(char c) {
    if (c < '\u0080') {
      return c;
    }
    Character ascii = ASCII.get(c);
    return ascii == null || encoder.canEncode(c) ? c : ascii;
  }

  @Override
  public void write(int c) throws IOException {
    out.write(shown((char) c));
  }

  @Override
  public void write(char[] text, int start, int length) throws IOException {
    char[] shown = new char[length];
    for (int i = 0; i < length; i++) {
      shown[i] = shown(text[start + i]);
    }
    out.write(shown, 0, length);
  }

  @Override
  public void write(String text, int start, int length) throws IOException {
    write(text.substring(start, start + length).toCharArray(), 0, length);
  }
}
