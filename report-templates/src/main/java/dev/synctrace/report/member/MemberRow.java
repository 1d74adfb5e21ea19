package dev.synctrace.report.member;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.synctrace.report.view.member.MemberView;
import java.io.IOException;

/**
 * A member as a row: {@code [name, device, mapping, tab, verdict, grade, causes, summary]}. Tab,
 * verdict and grade are numbers in the order of their enumerations, mapping one in the order of the
 * mappings; causes and summary are texts of the chunk.
 */
final class MemberRow {
  private MemberRow() {}

  @SuppressWarnings("EnumOrdinal") // the page's setup lists the words in the same order
  static void write(JsonGenerator json, StringTable stringTable, MemberView member, int mapping)
      throws IOException {
    json.writeStartArray();
    json.writeString(member.name());
    json.writeNumber(member.device() ? 1 : 0);
    json.writeNumber(mapping);
    json.writeNumber(member.tab().ordinal());
    json.writeNumber(member.verdict().ordinal());
    json.writeNumber(member.grade().ordinal());
    json.writeNumber(stringTable.number(member.causeIds()));
    json.writeNumber(stringTable.number(member.summary()));
    json.writeEndArray();
  }
}
