package dev.synctrace.serve.upload;

import dev.synctrace.serve.http.Exchange;
import dev.synctrace.serve.http.HttpProblem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.io.Content;
import org.jspecify.annotations.Nullable;

/**
 * Receives the file of a form that is small enough for memory. Few at a time, each for a minute at
 * most: a sender that is slow keeps a thread. Safe for use by many threads.
 */
public final class FormFileReceiver {
  private static final int AT_ONCE = 4;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** Besides the file: its name and the form's own text. */
  private static final int FRAME = 1 << 16;

  private final int most;
  private final Semaphore places = new Semaphore(AT_ONCE);

  /**
   * Creates a receiver.
   *
   * @param most bytes of a file
   */
  public FormFileReceiver(int most) {
    this.most = most;
  }

  /**
   * Reads the first file of a form.
   *
   * @throws HttpProblem when there is none, it is too large or slow, or the form is incomplete
   */
  public byte[] receive(Exchange exchange) throws IOException {
    String boundary = MultiPart.extractBoundary(exchange.contentType().orElse(""));
    if (boundary == null) {
      throw new HttpProblem(415, "Use the form on the page, with a file.");
    }
    if (exchange.length() > most + FRAME) {
      throw tooLarge();
    }
    if (!places.tryAcquire()) {
      throw HttpProblem.later(503, "Too many uploads at the same time. Try again in a minute.", 60);
    }
    byte[] body;
    try {
      body = body(exchange);
    } finally {
      places.release();
    }
    return file(boundary, body);
  }

  private byte[] body(Exchange exchange) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    byte[] buffer = new byte[1 << 13];
    InputStream in = exchange.body();
    long end = System.nanoTime() + PATIENCE.toNanos();
    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      body.write(buffer, 0, count);
      if (body.size() > most + FRAME) {
        throw tooLarge();
      }
      if (System.nanoTime() - end > 0) {
        throw new HttpProblem(408, "The upload is too slow. Try again with a faster connection.");
      }
    }
    return body.toByteArray();
  }

  private static byte[] file(String boundary, byte[] body) {
    FirstFile file = new FirstFile();
    MultiPart.Parser parser = new MultiPart.Parser(boundary, file);
    parser.setPartHeadersMaxLength(FRAME);
    parser.parse(Content.Chunk.from(ByteBuffer.wrap(body), false));
    if (!file.whole) {
      parser.parse(Content.Chunk.EOF);
    }
    if (!file.whole || file.failed) {
      throw new HttpProblem(400, "The upload is incomplete. Send it again.");
    }
    if (file.content.size() == 0) {
      throw new HttpProblem(400, "No file is selected, or it is empty. Select a file.");
    }
    return file.content.toByteArray();
  }

  private HttpProblem tooLarge() {
    return new HttpProblem(
        413, "The file is larger than the %,d MB that are possible.".formatted(most / 1_000_000));
  }

  private static final class FirstFile implements MultiPart.Parser.Listener {
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();
    private @Nullable String name;
    private int files;
    private boolean whole;
    private boolean failed;

    @Override
    public void onPartBegin() {
      name = null;
    }

    @Override
    public void onPartHeader(String header, String value) {
      if (header.equalsIgnoreCase("Content-Disposition")) {
        name = ContentDispositionName.in(value).orElse(null);
        files += name == null ? 0 : 1;
      }
    }

    @Override
    public void onPartContent(Content.Chunk chunk) {
      ByteBuffer bytes = chunk.getByteBuffer();
      if (name != null && files == 1) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        content.writeBytes(copy);
      }
    }

    @Override
    public void onComplete() {
      whole = true;
    }

    @Override
    public void onFailure(Throwable cause) {
      failed = true;
    }
  }
}
