package dev.synctrace.diagnosis.trace;

import dev.synctrace.diagnosis.trace.ClockDifference.Basis;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How rows and clocks stand in a file. Only the build that wrote a file reads it, so the form may
 * change with any build.
 */
final class KeptForm {
  private static final StepKind[] STEP_KINDS = StepKind.values();
  private static final Outcome[] OUTCOMES = Outcome.values();
  private static final Station[] STATIONS = Station.values();
  private static final Basis[] BASES = Basis.values();
  private static final int NONE = -1;

  private KeptForm() {}

  static void write(ActionRow row, DataOutput out) throws IOException {
    writeTime(row.start(), out);
    int kinds = 0;
    for (StepKind kind : row.stepKinds()) {
      kinds |= 1 << kind.ordinal();
    }
    out.writeInt(kinds);
    out.writeInt(row.steps());
    out.writeByte(row.outcome().ordinal());
    out.writeByte(row.stoppedAt() == null ? NONE : row.stoppedAt().ordinal());
    ActionIds ids = row.ids();
    writeText(ids.taskGuid(), out);
    writeNumber(ids.pushId(), out);
    writeNumber(ids.taskId(), out);
    writeNumber(ids.taskType(), out);
    writeText(ids.templateId(), out);
    writeText(ids.userId(), out);
    writeText(ids.tenantId(), out);
    writeNumber(row.clients().targets(), out);
    writeNumber(row.clients().reported(), out);
    writeNumber(row.clients().failed(), out);
    out.writeInt(row.causes().size());
    for (String cause : row.causes()) {
      writeText(cause, out);
    }
  }

  static ActionRow readRow(DataInput in) throws IOException {
    return new ActionRow(
        readTime(in),
        readKinds(in),
        in.readInt(),
        OUTCOMES[in.readByte()],
        readStation(in),
        new ActionIds(
            readText(in),
            readNumber(in),
            readNumber(in),
            readNumber(in),
            readText(in),
            readText(in),
            readText(in)),
        new ClientCounts(readNumber(in), readNumber(in), readNumber(in)),
        readTexts(in));
  }

  static void write(List<ClockDifference> clocks, DataOutput out) throws IOException {
    out.writeInt(clocks.size());
    for (ClockDifference clock : clocks) {
      out.writeByte(clock.basis().ordinal());
      for (LogSet log : List.of(clock.of(), clock.from())) {
        writeText(log.folder(), out);
        writeText(log.name(), out);
      }
      out.writeLong(clock.median().toMillis());
      out.writeLong(clock.least().toMillis());
      out.writeLong(clock.most().toMillis());
      out.writeLong(clock.pairs());
    }
  }

  static List<ClockDifference> readClocks(DataInput in) throws IOException {
    List<ClockDifference> clocks = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      clocks.add(
          new ClockDifference(
              BASES[in.readByte()],
              readLog(in),
              readLog(in),
              Duration.ofMillis(in.readLong()),
              Duration.ofMillis(in.readLong()),
              Duration.ofMillis(in.readLong()),
              in.readLong()));
    }
    return List.copyOf(clocks);
  }

  private static Set<StepKind> readKinds(DataInput in) throws IOException {
    int bits = in.readInt();
    Set<StepKind> kinds = EnumSet.noneOf(StepKind.class);
    for (StepKind kind : STEP_KINDS) {
      if ((bits & 1 << kind.ordinal()) != 0) {
        kinds.add(kind);
      }
    }
    return kinds;
  }

  private static @Nullable Station readStation(DataInput in) throws IOException {
    int ordinal = in.readByte();
    return ordinal == NONE ? null : STATIONS[ordinal];
  }

  private static LogSet readLog(DataInput in) throws IOException {
    return new LogSet(readKnownText(in), readKnownText(in));
  }

  private static void writeTime(@Nullable Instant time, DataOutput out) throws IOException {
    out.writeBoolean(time != null);
    if (time != null) {
      out.writeLong(time.getEpochSecond());
      out.writeInt(time.getNano());
    }
  }

  private static @Nullable Instant readTime(DataInput in) throws IOException {
    return in.readBoolean() ? Instant.ofEpochSecond(in.readLong(), in.readInt()) : null;
  }

  private static void writeNumber(@Nullable Long number, DataOutput out) throws IOException {
    out.writeBoolean(number != null);
    if (number != null) {
      out.writeLong(number);
    }
  }

  private static @Nullable Long readNumber(DataInput in) throws IOException {
    return in.readBoolean() ? in.readLong() : null;
  }

  private static void writeText(@Nullable String text, DataOutput out) throws IOException {
    if (text == null) {
      out.writeInt(NONE);
      return;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static @Nullable String readText(DataInput in) throws IOException {
    int length = in.readInt();
    return length == NONE ? null : readText(in, length);
  }

  private static String readKnownText(DataInput in) throws IOException {
    return readText(in, in.readInt());
  }

  private static String readText(DataInput in, int length) throws IOException {
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static List<String> readTexts(DataInput in) throws IOException {
    List<String> texts = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      texts.add(readKnownText(in));
    }
    return List.copyOf(texts);
  }
}
