package dev.synctrace.parsers.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.source.SourceReader.ReadSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that hold no text are named, with what to do; a log is read whatever its name. */
class UnreadableFilesTest {
  private static final String RECORD =
      "<![LOG[Starting to send push task (PushID: 13)]LOG]!><time=\"10:00:00.000+000\""
          + " date=\"10-14-2026\" component=\"BgbServer\" context=\"\" type=\"1\" thread=\"1\" file=\"\">\n";

  private final List<Event> events = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({
    "x.bin, MDMP\u0093\u00a7, a memory dump",
    "x.log, '\u0030\0\0\0LfLe\1\0\0\0', wevtutil epl",
    "x, 'MSWIM\0\0\0', a Windows image",
    "shot.log, '\u0089PNG\r\n\u001a\n', a picture",
    "x.txt, \u00ff\u00d8\u00ff\u00e0, a picture",
    "x.txt, \u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1, Save a mail as .eml",
    "x, !BDN1234SM, an Outlook data file",
    "part, 'x\u009f>\"', winmail.dat",
    "winmail.dat, 'x\u009f>\"', request the mail in HTML or plain text",
    "x, 'PAGEDU64\u000f\0\0\0', a memory dump"
  })
  void aFileIsKnownByItsFirstBytesWhateverItsName(String name, String signature, String says)
      throws IOException {
    assertThat(problem(name, filled(signature))).contains(says);
    assertThat(events).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "a.etl, netsh trace convert",
    "a.ETL, tracerpt",
    "a.msg, .eml",
    "a.blg, performance",
    "a.nbl, 'is not a text file and was not read'"
  })
  void whatNothingMarksIsKnownByItsName(String name, String says) throws IOException {
    assertThat(problem(name, filled(""))).contains(says);
  }

  @Test
  void aTraceIsKnownByItsHeaders() throws IOException {
    assertThat(problem("a", filled("\0".repeat(72) + "\2\0\2\u00c0"))).contains("a trace (.etl)");
  }

  @Test
  void aPdfIsNoLogThoughMostOfItIsText() throws IOException {
    byte[] pdf =
        ("%PDF-1.7\n" + "1 0 obj << /Type /Catalog >> endobj\n".repeat(50))
            .getBytes(StandardCharsets.ISO_8859_1);

    assertThat(problem("scan.txt", pdf)).contains("a PDF document");
  }

  @ParameterizedTest
  @CsvSource({"a.dmp", "a.etl", "a.msg", "a.png", "a.pdf", "a.wim", "a.evt", "a.docx", "a.exe"})
  void aLogIsReadWhateverItsName(String name) throws IOException {
    assertThat(read(name, RECORD.getBytes(StandardCharsets.UTF_8)).outcome().problems()).isEmpty();
    assertThat(events).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"MZ", "II*", "regf", "PAGEDUMP", "!BDN", "MSWIM", "GIF89a", "RIFF"})
  void aLineThatBeginsLikeAFileIsALog(String start) throws IOException {
    byte[] text =
        (start + " is what this line begins with\n" + RECORD).getBytes(StandardCharsets.UTF_8);

    assertThat(read("a.log", text).outcome().encoding()).isNotEqualTo("binary");
    assertThat(events).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "'\u0089PNG\r\n\u001a\n', image/png, true",
    "\u00ff\u00d8\u00ff\u00e0, image/jpeg, true",
    "\u00ff\u00d8\u00ff\u00e0, application/octet-stream, false",
    "\u00ff\u00d8\u00ff\u00e0, '', false",
    "'MSWIM\0\0\0', image/png, false"
  })
  void onlyAPictureThatIsOneInAMailIsNoProblem(String signature, String mediaType, boolean usual)
      throws IOException {
    ReadSource read =
        new SourceReader(ReadOptions.DEFAULT, List.of())
            .read("a", mediaType, new ByteArrayInputStream(filled(signature)), events::add);

    assertThat(read.outcome().problems().isEmpty()).isEqualTo(usual);
    assertThat(read.outcome().encoding()).isEqualTo("binary");
    assertThat(events).isEmpty();
  }

  private String problem(String name, byte[] file) throws IOException {
    ReadSource read = read(name, file);
    assertThat(read.outcome().encoding()).isEqualTo("binary");
    assertThat(read.outcome().problems()).hasSize(1);
    return read.outcome().problems().getFirst();
  }

  private ReadSource read(String name, byte[] file) throws IOException {
    return new SourceReader(ReadOptions.DEFAULT, List.of())
        .read(name, new ByteArrayInputStream(file), events::add);
  }

  /** A file with these first bytes and nothing that means anything after them. */
  private static byte[] filled(String start) {
    byte[] bytes = new byte[4_096];
    new Random(5).nextBytes(bytes);
    byte[] signature = start.getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(signature, 0, bytes, 0, signature.length);
    return bytes;
  }
}
