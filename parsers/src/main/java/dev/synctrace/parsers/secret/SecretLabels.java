package dev.synctrace.parsers.secret;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The labels of secrets, as {@code secrets.tsv} lists them. */
final class SecretLabels {
  /** How a value after a label is read. The names are those of the data file. */
  enum Kind {
    PASSWORD,
    KEY,
    TOKEN,
    EXACT,
    CODE,
    HEADER,
    SCHEME,
    SECOND
  }

  /**
   * A secret that its own form gives away, such as {@code ghp_...}.
   *
   * @param sign what each text with one holds, lower case
   * @param pattern a regular expression
   */
  record Form(String sign, String pattern) {}

  private static final String FILE = "secrets.tsv";
  private static final Set<Kind> ENDING = Set.of(Kind.PASSWORD, Kind.KEY, Kind.TOKEN, Kind.SECOND);
  private static final SecretLabels LABELS = read();

  /** Longer words are no labels. */
  static final int LONGEST = 64;

  private final Map<String, Kind> kinds = new HashMap<>();

  /** Labels that longer labels end with. */
  private final List<String> endings = new ArrayList<>();

  private final Map<String, Set<String>> programs = new HashMap<>();
  private final Map<String, Set<String>> glued = new HashMap<>();
  private final boolean[] gluedOptions = new boolean[128];
  private final Set<String> pairs = new HashSet<>();
  private final List<Form> forms = new ArrayList<>();
  private final List<String> all = new ArrayList<>();
  private final List<String> signs = new ArrayList<>();
  private final Set<String> excluded = new HashSet<>();
  private final Set<String> nothing = new HashSet<>();

  private SecretLabels() {}

  /** The labels of the data file. */
  static SecretLabels get() {
    return LABELS;
  }

  /**
   * The kind of a label.
   *
   * @param label lower case, letters and digits only
   * @return null when the word labels no secret
   */
  @Nullable Kind kind(String label) {
    Kind kind = kinds.get(label);
    if (kind != null) {
      return kind;
    }
    for (String ending : endings) {
      if (label.endsWith(ending)) {
        for (String other : excluded) {
          if (label.endsWith(other)) {
            return null;
          }
        }
        return kinds.get(ending);
      }
    }
    return null;
  }

  /** The programs that take a secret with this one-letter option; empty for most words. */
  Set<String> programs(String option) {
    return programs.getOrDefault(option, Set.of());
  }

  /**
   * The programs that take a secret at once behind this option, {@code -PVALUE}; mostly empty.
   *
   * @param option one character as written
   */
  Set<String> gluedPrograms(String option) {
    return glued.getOrDefault(option, Set.of());
  }

  /** Whether a program takes a secret at once behind the option of this character. */
  boolean isGlued(char option) {
    return option < gluedOptions.length && gluedOptions[option];
  }

  /**
   * Whether what is named so holds the value of a pair, the name of which is elsewhere.
   *
   * @param name lower case
   */
  boolean isPairValue(String name) {
    return pairs.contains(name);
  }

  /** The secrets that have a form of their own and need no label. */
  List<Form> forms() {
    return forms;
  }

  /**
   * Whether a value says that there is none, or continues a sentence.
   *
   * @param value lower case
   */
  boolean isNothing(String value) {
    return nothing.contains(value);
  }

  /** Of each label a part that every text with it holds, however its words are joined. */
  List<String> signs() {
    return signs;
  }

  /** Every label, and every option with its program, as the data file writes them. */
  List<String> all() {
    return all;
  }

  private void add(String kind, String label, String further) {
    switch (kind) {
      case "not" -> excluded.add(label);
      case "nothing" -> nothing.add(label);
      case "sign" -> signs.add(label);
      case "pair" -> pairs.add(label);
      case "form" -> forms.add(new Form(label, further));
      case "glued" -> {
        gluedOptions[label.charAt(0)] = true;
        glued.computeIfAbsent(label, _ -> new HashSet<>()).add(further);
        all.add(further);
      }
      case "option" -> {
        String option = label.replace(" ", "");
        programs.computeIfAbsent(option, _ -> new HashSet<>()).add(further);
        all.add(label + " of " + further);
      }
      default -> {
        Kind of = Kind.valueOf(kind.toUpperCase(Locale.ROOT));
        kinds.put(label, of);
        all.add(label);
        if (ENDING.contains(of)) {
          endings.add(label);
        }
      }
    }
  }

  private static SecretLabels read() {
    SecretLabels labels = new SecretLabels();
    InputStream file = Objects.requireNonNull(SecretLabels.class.getResourceAsStream(FILE), FILE);
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank() && !line.startsWith("#")) {
          String[] columns = line.split("\t", -1);
          labels.add(columns[0], columns[1], columns.length > 2 ? columns[2] : "");
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return labels;
  }
}
