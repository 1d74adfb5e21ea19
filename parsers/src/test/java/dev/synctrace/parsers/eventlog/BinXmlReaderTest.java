package dev.synctrace.parsers.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Tokens that the composed event logs do not have. */
class BinXmlReaderTest {
  private static final int START = EventLogComposer.CHUNK_HEADER;

  private final ByteBuffer xml =
      ByteBuffer.allocate(EventLogChunk.SIZE).order(ByteOrder.LITTLE_ENDIAN).position(START);

  @Test
  void textOfManyTokensIsOneText() throws Exception {
    open("Event", true);
    xml.put((byte) 0x02);
    xml.put((byte) 0x45).put((byte) 1);
    characters("a ");
    xml.put((byte) 0x49);
    name("amp");
    xml.put((byte) 0x08).putShort((short) 0x20AC);
    xml.put((byte) 0x07);
    characters("<raw>");
    xml.put((byte) 0x09);
    name("contoso");
    xml.put((byte) 0x04);

    assertThat(read().text()).isEqualTo("a &€<raw>&contoso;");
  }

  @Test
  void anAttributeHasTextOfManyTokens() throws Exception {
    open("Event", false);
    int length = xml.position();
    xml.putInt(0);
    xml.put((byte) 0x46);
    name("first");
    xml.put((byte) 0x05).put((byte) 1);
    characters("1 ");
    xml.put((byte) 0x09);
    name("lt");
    xml.put((byte) 0x05).put((byte) 1);
    characters(" 2");
    xml.put((byte) 0x06);
    name("second");
    xml.put((byte) 0x05).put((byte) 1);
    characters("3");
    xml.putInt(length, xml.position() - length - 4);
    xml.put((byte) 0x03);

    XmlElement event = read();
    assertThat(event.attribute("first")).contains("1 < 2");
    assertThat(event.attribute("second")).contains("3");
    assertThat(event.attribute("third")).isEmpty();
  }

  @Test
  void processingInstructionsAreNoText() throws Exception {
    open("Event", true);
    xml.put((byte) 0x02);
    xml.put((byte) 0x0A);
    name("contoso");
    xml.put((byte) 0x0B);
    characters("version=1");
    xml.put((byte) 0x05).put((byte) 1);
    characters("text");
    xml.put((byte) 0x04);

    assertThat(read().text()).isEqualTo("text");
  }

  /** Fragments that are not of a template leave the number of the dependency out. */
  @Test
  void anElementMayHaveNoDependency() throws Exception {
    int size = xml.position() + 1;
    xml.put((byte) 0x01).putInt(0);
    name("Event");
    xml.put((byte) 0x02);
    xml.put((byte) 0x05).put((byte) 1);
    characters("text");
    xml.put((byte) 0x04);
    xml.putInt(size, xml.position() - size - 4);

    assertThat(read().text()).isEqualTo("text");
  }

  private void open(String name, boolean bare) {
    xml.put((byte) (bare ? 0x01 : 0x41)).putShort((short) -1).putInt(20);
    name(name);
  }

  private void name(String name) {
    xml.putInt(xml.position() + 4);
    xml.putInt(0).putShort((short) 0);
    characters(name);
    xml.putShort((short) 0);
  }

  private void characters(String text) {
    xml.putShort((short) text.length()).put(text.getBytes(StandardCharsets.UTF_16LE));
  }

  private XmlElement read() throws IOException, DamagedRecordException {
    int end = xml.position();
    EventLogChunk chunk = new EventLogChunk();
    chunk.read(new ByteArrayInputStream(xml.array()));
    return new BinXmlReader(chunk).read(START, end).child("Event").orElseThrow();
  }
}
