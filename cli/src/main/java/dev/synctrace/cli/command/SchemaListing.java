package dev.synctrace.cli.command;

import static dev.synctrace.output.schema.Property.answerRows;
import static dev.synctrace.output.schema.Property.flag;
import static dev.synctrace.output.schema.Property.word;

import dev.synctrace.output.AnswerSchema;
import dev.synctrace.output.Fields;
import dev.synctrace.output.JsonAnswer;
import dev.synctrace.output.TableListing;
import dev.synctrace.output.schema.ObjectSchema;
import dev.synctrace.output.table.TextTable.Column;
import java.util.List;

/** The schemas there are. */
record SchemaListing(List<PublishedSchema> rows) implements TableListing<PublishedSchema> {
  @Override
  public Fields<PublishedSchema> fields() {
    return rowFields();
  }

  private static Fields<PublishedSchema> rowFields() {
    return Fields.<PublishedSchema>none()
        .with(word("name", PublishedSchema::name, "Name for synctrace schema."))
        .with(word("command", PublishedSchema::command, "Command that writes such JSON."))
        .with(word("description", PublishedSchema::description, "What is described."))
        .with(
            flag(
                "ndjson",
                PublishedSchema::hasLine,
                "Whether the command has --format ndjson, too."));
  }

  @Override
  public JsonAnswer<PublishedSchema> json() {
    return schema().of(this);
  }

  /** Returns the schema of the JSON. */
  static AnswerSchema<SchemaListing, PublishedSchema> schema() {
    ObjectSchema<PublishedSchema> row =
        rowFields().object("publishedSchema", "A schema of synctrace schema.");
    return new AnswerSchema<>(
        ObjectSchema.of(
            "schemas",
            "The schemas of the JSON of all commands.",
            answerRows("schemas", row, SchemaListing::forEach, "The schemas, by command.")),
        row);
  }

  @Override
  public List<Column<PublishedSchema>> columns() {
    return List.of(
        Column.left("NAME", PublishedSchema::name),
        Column.left("COMMAND", PublishedSchema::command),
        Column.text("DESCRIBES", PublishedSchema::description));
  }
}
