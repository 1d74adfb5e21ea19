package dev.synctrace.output.redact.pseudonym;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import javax.crypto.Mac;

/**
 * Derives pseudonyms from names with a secret key, so that whoever has the key gets the same ones
 * for the same names in any case, in any order, and no one else can try names out. A pseudonym is
 * forty bits long; the few that meet, one in two hundred cases of a hundred thousand devices, are
 * all written eighty bits long.
 */
public final class KeyedPseudonyms implements PseudonymAssigner {
  private static final int LETTERS = 8;
  private static final int BITS_A_LETTER = 5;

  /** Without letters that read like digits. */
  private static final String ALPHABET = "0123456789bcdfghjkmnpqrstvwxyzae";

  private final Mac mac;
  private final int letters;
  private final Set<String> given = new HashSet<>();

  public KeyedPseudonyms(RedactionKey key) {
    this(key, LETTERS);
  }

  /**
   * @param letters of a pseudonym that meets no other
   */
  public KeyedPseudonyms(RedactionKey key, int letters) {
    this.mac = key.mac();
    this.letters = letters;
  }

  @Override
  public void settle(Collection<Subject> all, Names names) {
    Set<String> twice = new HashSet<>();
    for (Subject subject : all) {
      String pseudonym = pseudonym(subject, letters);
      subject.call(pseudonym);
      if (!given.add(pseudonym) || names.isName(pseudonym)) {
        twice.add(pseudonym);
      }
    }
    for (Subject subject : all) {
      if (twice.contains(subject.pseudonym())) {
        subject.call(pseudonym(subject, 2 * LETTERS));
        given.add(subject.pseudonym());
      }
    }
  }

  @Override
  public void give(Subject subject, Names names) {
    String pseudonym = pseudonym(subject, letters);
    boolean free = given.add(pseudonym) && !names.isName(pseudonym);
    subject.call(free ? pseudonym : pseudonym(subject, 2 * LETTERS));
  }

  @Override
  public String distinction(String id, int nth) {
    return "-" + letters("distinction", id, letters);
  }

  private String pseudonym(Subject subject, int length) {
    String word = subject.identifierClass.word();
    return word + "-" + letters(word, subject.key, length);
  }

  private String letters(String word, String text, int length) {
    byte[] hash = mac.doFinal((word + '\n' + text).getBytes(StandardCharsets.UTF_8));
    ByteBuffer bits = ByteBuffer.wrap(hash);
    StringBuilder letters = new StringBuilder(length);
    while (letters.length() < length) {
      long next = bits.getLong();
      for (int i = 0; i < LETTERS && letters.length() < length; i++) {
        letters.append(ALPHABET.charAt((int) (next & 31)));
        next >>>= BITS_A_LETTER;
      }
    }
    return letters.toString();
  }
}
