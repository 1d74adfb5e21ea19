package dev.synctrace.parsers.log.engine;

import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Attributes;
import dev.synctrace.parsers.model.Kind;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
  private static final Pattern RESERVED = Pattern.compile("_$");
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
    ContextLabels labels = LABELS.get(message.getClass());
    Attributes.Builder attributes = Attributes.builder();
    collect(message, labels, attributes);
    return ParsedMessage.of(
        labels
            .kind()
            .orElseThrow(() -> new IllegalStateException(message.getClass() + " is no kind")),
        attributes);
  }

  private static void collect(
      ParserRuleContext context, ContextLabels labels, Attributes.Builder attributes) {
    for (LabelledValue value : labels.values()) {
      attributes.put(value.attribute(), value.text(context));
    }
    if (labels.below()) {
      for (int i = 0; i < context.getChildCount(); i++) {
        if (context.getChild(i) instanceof ParserRuleContext child) {
          ContextLabels childLabels = LABELS.get(child.getClass());
          if (childLabels.any()) {
            collect(child, childLabels, attributes);
          }
        }
      }
    }
  }

  /** The label of a kind: {@code pushStart} for {@code push.start}. */
  private static String label(Kind kind) {
    return DOT.matcher(kind.label()).replaceAll(dot -> dot.group(1).toUpperCase(Locale.ROOT));
  }

  /** Returns the kind that the label of an alternative names; empty when there is none. */
  public static Optional<Kind> kind(String label) {
    return Optional.ofNullable(KINDS.get(label.replaceFirst("_.*", "")));
  }

  /**
   * Labels of one class of parse trees.
   *
   * @param below whether rules below it may have labels, too
   */
  private record ContextLabels(Optional<Kind> kind, List<LabelledValue> values, boolean below) {
    boolean any() {
      return below || !values.isEmpty();
    }

    static ContextLabels of(Class<?> type) {
      return new ContextLabels(kind(type), values(type), isLabelledBelow(type, new HashSet<>()));
    }

    private static Optional<Kind> kind(Class<?> type) {
      String name = type.getSimpleName();
      String label = name.substring(0, name.length() - CONTEXT.length());
      return GrammarVocabulary.kind(Character.toLowerCase(label.charAt(0)) + label.substring(1));
    }

    private static List<LabelledValue> values(Class<?> type) {
      List<LabelledValue> values = new ArrayList<>();
      for (Field field : type.getDeclaredFields()) {
        Attribute.byLabel(RESERVED.matcher(field.getName()).replaceFirst(""))
            .ifPresent(attribute -> values.add(new LabelledValue(field, attribute)));
      }
      return List.copyOf(values);
    }

    /** A rule that is referred to has a method that returns its tree. */
    private static boolean isLabelledBelow(Class<?> type, Set<Class<?>> seen) {
      for (Method method : type.getDeclaredMethods()) {
        Class<?> rule = method.getReturnType();
        if (ParserRuleContext.class.isAssignableFrom(rule)
            && seen.add(rule)
            && (!values(rule).isEmpty() || isLabelledBelow(rule, seen))) {
          return true;
        }
      }
      return false;
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
