package dev.synctrace.parsers.log.engine;

import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Attributes;
import dev.synctrace.parsers.model.Kind;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/**
 * Reads parsed messages by the labels in their grammar. The label of an alternative names its kind:
 * {@code # pushStart} for {@code push.start}. An underscore and a word after it tell alternatives
 * of one kind apart. A labelled token or rule names an attribute, {@code pushId=INT}, in the
 * alternative itself and in the rules below it; a name that ANTLR reserves ends in an underscore.
 * Other labels are for a {@link MessageRefiner}.
 *
 * <p>The labels of each class of parse trees are resolved once. Safe for use by many threads.
 */
public final class GrammarVocabulary {
  private static final Pattern DOT = Pattern.compile("\\.(\\w)");
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final String CONTEXT = "Context";

  private static final Map<String, Kind> KINDS =
      Arrays.stream(Kind.values())
          .collect(Collectors.toMap(GrammarVocabulary::label, Function.identity()));

  private static final ClassValue<ContextLabels> LABELS =
      new ClassValue<>() {
        @Override
        protected ContextLabels computeValue(Class<?> type) {
          return ContextLabels.of(type);
        }
      };

  private GrammarVocabulary() {}

  /**
   * Reads what the labels say of a message.
   *
   * @param message the alternative that matched
   * @throws IllegalStateException if the label of the alternative is not a kind
   */
  public static ParsedMessage read(ParserRuleContext message) {
    Attributes.Builder attributes = Attributes.builder();
    collect(message, attributes);
    return ParsedMessage.of(
        LABELS
            .get(message.getClass())
            .kind()
            .orElseThrow(() -> new IllegalStateException(message.getClass() + " is no kind")),
        attributes);
  }

  private static void collect(ParserRuleContext context, Attributes.Builder attributes) {
    for (LabelledValue value : LABELS.get(context.getClass()).values()) {
      attributes.put(value.attribute(), value.text(context));
    }
    for (int i = 0; i < context.getChildCount(); i++) {
      if (context.getChild(i) instanceof ParserRuleContext child) {
        collect(child, attributes);
      }
    }
  }

  /** The label of a kind: {@code pushStart} for {@code push.start}. */
  private static String label(Kind kind) {
    return DOT.matcher(kind.label()).replaceAll(dot -> dot.group(1).toUpperCase(Locale.ROOT));
  }

  /** Returns the kind that the label of an alternative names; empty when there is none. */
  public static Optional<Kind> kind(String label) {
    int more = label.indexOf('_');
    return Optional.ofNullable(KINDS.get(more < 0 ? label : label.substring(0, more)));
  }

  /** Labels of one class of parse trees; of a rule that is no alternative, no kind. */
  private record ContextLabels(Optional<Kind> kind, List<LabelledValue> values) {
    static ContextLabels of(Class<?> type) {
      return new ContextLabels(kind(type), values(type));
    }

    private static Optional<Kind> kind(Class<?> type) {
      String name = type.getSimpleName();
      String label = name.substring(0, name.length() - CONTEXT.length());
      return GrammarVocabulary.kind(Character.toLowerCase(label.charAt(0)) + label.substring(1));
    }

    private static List<LabelledValue> values(Class<?> type) {
      List<LabelledValue> values = new ArrayList<>();
      for (Field field : type.getDeclaredFields()) {
        String name = field.getName();
        Attribute.byLabel(name.endsWith("_") ? name.substring(0, name.length() - 1) : name)
            .ifPresent(attribute -> values.add(new LabelledValue(field, attribute)));
      }
      return List.copyOf(values);
    }
  }

  /** A field of a parse tree and the attribute that its label names. */
  private record LabelledValue(Field field, Attribute attribute) {
    @Nullable String text(ParserRuleContext context) {
      try {
        return switch (field.get(context)) {
          case Token token -> unbroken(token.getText());
          case ParserRuleContext rule -> unbroken(MessageGrammar.text(rule));
          case null, default -> null;
        };
      } catch (IllegalAccessException e) {
        throw new IllegalStateException(field + " cannot be read", e);
      }
    }

    /** A value that never holds blanks is put together again where a copy wrapped inside it. */
    private @Nullable String unbroken(@Nullable String value) {
      return value != null && attribute.isUnbroken() && value.indexOf('\n') >= 0
          ? BLANKS.matcher(value).replaceAll("")
          : value;
    }
  }
}
