package dev.synctrace.index.lucene.query;

import dev.synctrace.index.lucene.query.KeywordQueries.ErrorCodeQueries;
import dev.synctrace.index.lucene.query.KeywordQueries.GuidQueries;
import dev.synctrace.index.lucene.query.KeywordQueries.KnownValueQueries;
import dev.synctrace.index.lucene.query.KeywordQueries.PatternQueries;
import dev.synctrace.index.lucene.query.KeywordQueries.SeverityQueries;
import dev.synctrace.index.lucene.query.NumberQueries.EndLineQueries;
import dev.synctrace.index.lucene.query.NumberQueries.LineQueries;
import dev.synctrace.index.search.SearchField;
import dev.synctrace.index.source.SourceMachines;
import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Kind;
import java.util.Arrays;
import java.util.function.Supplier;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.QueryBuilder;

/** Chooses how a field is asked. */
final class FieldQueryFactory {
  private final QueryBuilder builder;
  private final Supplier<SourceMachines> machines;

  /**
   * @param builder cuts texts into the tokens of the index
   * @param machines of the case
   */
  FieldQueryFactory(QueryBuilder builder, Supplier<SourceMachines> machines) {
    this.builder = builder;
    this.machines = machines;
  }

  FieldQueries queries(SearchField field) {
    if (field.equals(SearchField.KIND)) {
      return new KnownValueQueries(
          field.name(), Arrays.stream(Kind.values()).map(Kind::label).toList());
    }
    if (field.equals(SearchField.SEVERITY)) {
      return new SeverityQueries(field.name());
    }
    if (field.equals(SearchField.MACHINE)) {
      return new MachineQueries(machines.get());
    }
    if (field.equals(SearchField.PATTERN)) {
      return new PatternQueries();
    }
    if (field.equals(SearchField.SOURCE)) {
      return new SourceQueries(machines);
    }
    if (field.equals(SearchField.LINE)) {
      return new LineQueries();
    }
    if (field.equals(SearchField.END_LINE)) {
      return new EndLineQueries();
    }
    return switch (field.type()) {
      case TEXT -> new TextQueries(field.name(), builder);
      case KEYWORD -> keywords(field);
      case NUMBER -> new NumberQueries(field.name());
      case TIME -> new TimeQueries();
    };
  }

  private static FieldQueries keywords(SearchField field) {
    if (field.name().equals(Attribute.ERROR_CODE.label())) {
      return new ErrorCodeQueries(field.name());
    }
    return isOfIds(field) ? new GuidQueries(field.name()) : new KeywordQueries(field.name());
  }

  private static boolean isOfIds(SearchField field) {
    return Attribute.byLabel(field.name())
        .filter(a -> a.type() == Attribute.Type.GUID || a == Attribute.MENTIONS)
        .isPresent();
  }

  Query exists(SearchField field) {
    // Every event has a message, also one without a word in it.
    return field.equals(SearchField.MESSAGE) ? MatchAllDocsQuery.INSTANCE : queries(field).exists();
  }
}
