package dev.synctrace.cli.assistant;

import dev.synctrace.cli.option.BuildId;
import dev.synctrace.diagnosis.Diagnosis;
import dev.synctrace.diagnosis.cause.CauseCatalogue;
import dev.synctrace.index.Case;
import dev.synctrace.index.CaseInfo;
import dev.synctrace.index.annotation.CaseLabel;
import dev.synctrace.output.redact.CaseRedaction;
import dev.synctrace.output.redact.Redaction;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A case that an assistant asks about, as it was when it was opened. What takes long is worked out
 * with the first question that needs it. For one thread at a time.
 */
public final class AssistantCase implements AutoCloseable {
  private final String name;
  private final String address;
  private final Case opened;
  private final CauseCatalogue causes;
  private final @Nullable Function<Case, CaseRedaction> redactor;

  private @Nullable Redaction redaction;
  private @Nullable QuestionNames names;
  private @Nullable Diagnosis diagnosis;

  /**
   * Creates one; closing it closes the case.
   *
   * @param name by which the assistant knows it
   * @param address where it is
   * @param redactor learns the names of the case; null where names are shown
   */
  public AssistantCase(
      String name,
      String address,
      Case opened,
      CauseCatalogue causes,
      @Nullable Function<Case, CaseRedaction> redactor) {
    this.name = name;
    this.address = address;
    this.opened = opened;
    this.causes = causes;
    this.redactor = redactor;
  }

  String name() {
    return name;
  }

  Case opened() {
    return opened;
  }

  CauseCatalogue causes() {
    return causes;
  }

  boolean isRedacted() {
    return redactor != null;
  }

  /** Returns where the case is; empty where that could name a customer. */
  Optional<String> address() {
    return isRedacted() ? Optional.empty() : Optional.of(address);
  }

  /** Returns what engineers call the case; nothing where that could name a customer. */
  CaseLabel label() {
    return isRedacted() ? CaseLabel.NONE : CaseInfo.label(opened.annotations());
  }

  /** Returns what replaces names; reads the whole case when it is first asked for. */
  Redaction redaction() {
    Redaction known = redaction;
    if (known == null) {
      if (redactor == null) {
        names = new QuestionNames(opened, null);
        known = Redaction.secretsOnly();
      } else {
        CaseRedaction learnt = redactor.apply(opened);
        names = new QuestionNames(opened, learnt);
        known = learnt;
      }
      redaction = known;
    }
    return known;
  }

  /** Returns what reads the pseudonyms of a question. */
  QuestionNames names() {
    redaction();
    QuestionNames known = names;
    if (known == null) {
      throw new IllegalStateException("known with the redaction");
    }
    return known;
  }

  /**
   * Returns the answers.
   *
   * @param at the instant they are for; null for the end of the case
   */
  Diagnosis diagnosis(@Nullable Instant at) {
    if (at != null) {
      return Diagnosis.withCache(opened, causes, at, BuildId::id);
    }
    Diagnosis known = diagnosis;
    if (known == null) {
      known = Diagnosis.withCache(opened, causes, null, BuildId::id);
      diagnosis = known;
    }
    return known;
  }

  @Override
  public void close() {
    opened.close();
  }
}
