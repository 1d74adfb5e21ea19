package dev.synctrace.parsers.eventlog;

/** A position in a chunk that moves forward and never leaves the part it was given. */
final class ChunkCursor {
  private final EventLogChunk chunk;
  private final int limit;
  private int position;

  /**
   * @param position first byte, from the beginning of the chunk
   * @param limit end of the part, exclusive
   */
  ChunkCursor(EventLogChunk chunk, int position, int limit) throws DamagedRecordException {
    if (position < 0 || position > limit || limit > chunk.length()) {
      throw new DamagedRecordException("an offset is outside of its chunk");
    }
    this.chunk = chunk;
    this.position = position;
    this.limit = limit;
  }

  /** Returns the position, from the beginning of the chunk. */
  int position() {
    return position;
  }

  /** Returns the end of the part. */
  int limit() {
    return limit;
  }

  /** Returns whether so many bytes are left. */
  boolean has(long bytes) {
    return bytes >= 0 && bytes <= limit - position;
  }

  /** Returns the next byte and leaves it there; -1 at the end. */
  int peek() {
    return has(1) ? chunk.u8(position) : -1;
  }

  int u8() throws DamagedRecordException {
    return chunk.u8(take(1));
  }

  int u16() throws DamagedRecordException {
    return chunk.u16(take(2));
  }

  /** Returns an unsigned number of 32 bits. */
  long u32() throws DamagedRecordException {
    return chunk.u32(take(4));
  }

  /** Returns UTF-16 text of so many characters. */
  String text(int characters) throws DamagedRecordException {
    return chunk.text(take(2L * characters), characters);
  }

  /** Returns a cursor over the next bytes, and moves behind them. */
  ChunkCursor part(long bytes) throws DamagedRecordException {
    int start = take(bytes);
    return new ChunkCursor(chunk, start, position);
  }

  /** Moves forward and returns where it was. */
  int take(long bytes) throws DamagedRecordException {
    if (!has(bytes)) {
      throw new DamagedRecordException("a length is greater than its record");
    }
    int start = position;
    position += (int) bytes;
    return start;
  }
}
