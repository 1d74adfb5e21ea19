package dev.synctrace.index.lucene.name;

import dev.synctrace.index.lucene.store.RebuiltIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.NIOFSDirectory;
import org.apache.lucene.util.BytesRef;

/** An index of names by IDs, in a folder of its own. An ID may be in any spelling. */
public final class IdNameIndex {
  private static final String NAME = "name";
  private static final String TYPE = "type";
  private static final String HREF = "href";
  private static final String ID = "id";

  /** Several names of one ID are rare: a device is in a few mappings. */
  private static final int NAMES_OF_AN_ID = 4;

  private IdNameIndex() {}

  /**
   * What an ID stands for.
   *
   * @param type of the thing, such as {@code device}
   * @param href address of its page
   */
  public record NamedId(String name, String type, String href) {
    private boolean isOfSame(NamedId other) {
      return name.equals(other.name) && type.equals(other.type);
    }
  }

  /** Writes an index in the place of any that was there. For one thread. */
  public static final class Writer implements AutoCloseable {
    private final RebuiltIndex index;

    /**
     * Opens the index.
     *
     * @param folder made when it is not there
     */
    public Writer(Path folder) throws IOException {
      index = new RebuiltIndex(folder);
    }

    /** Adds a name. A thing may be added more than once; its first address counts. */
    public void add(NamedId named, Collection<String> ids) throws IOException {
      if (ids.isEmpty()) {
        return;
      }
      Document document = new Document();
      document.add(new StoredField(NAME, named.name()));
      document.add(new StoredField(TYPE, named.type()));
      document.add(new StoredField(HREF, named.href()));
      for (String id : ids) {
        document.add(new StringField(ID, key(id), Field.Store.YES));
      }
      index.add(document);
    }

    @Override
    public void close() throws IOException {
      index.close();
    }
  }

  /**
   * Returns the names of some IDs, in one search.
   *
   * @param folder of the index; where there is none, nothing is known
   * @return by ID as it was passed; IDs without a name, or of things with different ones, are left
   *     out
   */
  public static Map<String, NamedId> find(Path folder, Set<String> ids) throws IOException {
    if (ids.isEmpty() || !Files.isDirectory(folder)) {
      return Map.of();
    }
    Map<String, List<String>> spellings =
        ids.stream().collect(Collectors.groupingBy(IdNameIndex::key));
    Map<String, NamedId> named = new HashMap<>();
    Set<String> ambiguous = new HashSet<>();
    try (Directory directory = new NIOFSDirectory(folder);
        DirectoryReader reader = DirectoryReader.open(directory)) {
      IndexSearcher searcher = new IndexSearcher(reader);
      TermInSetQuery query =
          new TermInSetQuery(ID, spellings.keySet().stream().map(BytesRef::new).toList());
      int most = spellings.size() * NAMES_OF_AN_ID;
      for (ScoreDoc hit : searcher.search(query, most, Sort.INDEXORDER).scoreDocs) {
        Document document = searcher.storedFields().document(hit.doc);
        NamedId name = new NamedId(document.get(NAME), document.get(TYPE), document.get(HREF));
        for (IndexableField id : document.getFields(ID)) {
          spellings
              .getOrDefault(id.stringValue(), List.of())
              .forEach(spelling -> {
                NamedId other = named.putIfAbsent(spelling, name);
                if (other != null && !other.isOfSame(name)) {
                  ambiguous.add(spelling);
                }
              });
        }
      }
    }
    named.keySet().removeAll(ambiguous);
    return named;
  }

  /** The one spelling of an ID: lower case, without braces and without the prefix of an SMSID. */
  private static String key(String id) {
    String key = id.toLowerCase(Locale.ROOT).replaceAll("[{}]", "");
    return key.startsWith("guid:") ? key.substring("guid:".length()) : key;
  }
}
