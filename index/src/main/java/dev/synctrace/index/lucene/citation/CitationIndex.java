package dev.synctrace.index.lucene.citation;

import dev.synctrace.index.lucene.store.RebuiltIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.NIOFSDirectory;

/**
 * An index of answers by the places that they cite, in a folder of its own. An answer cites a place
 * in one or several ways, each a word in lower case.
 */
public final class CitationIndex {
  private static final String TITLE = "title";
  private static final String HREF = "href";
  private static final String WAY = "way-";

  private CitationIndex() {}

  /**
   * An answer that cites a place.
   *
   * @param ways in which it does, in alphabetical order
   */
  public record CitingAnswer(String title, String href, List<String> ways) {
    public CitingAnswer {
      ways = List.copyOf(ways);
    }
  }

  /**
   * The answers that cite a place.
   *
   * @param first of them, in the order they were added
   * @param total how many there are
   */
  public record CitingAnswers(List<CitingAnswer> first, long total) {
    /** No answer. */
    public static final CitingAnswers NONE = new CitingAnswers(List.of(), 0);

    public CitingAnswers {
      first = List.copyOf(first);
    }

    /** Returns how many are not among the first. */
    public long more() {
      return total - first.size();
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

    /**
     * Adds an answer.
     *
     * @param places that it cites, by the way
     */
    public void add(String title, String href, Map<String, Set<String>> places) throws IOException {
      Document answer = new Document();
      answer.add(new StoredField(TITLE, title));
      answer.add(new StoredField(HREF, href));
      places.forEach((way, cited) -> {
        for (String place : cited) {
          answer.add(new StringField(WAY + way, place, Field.Store.NO));
        }
      });
      index.add(answer);
    }

    @Override
    public void close() throws IOException {
      index.close();
    }
  }

  /**
   * Returns the answers that cite a place.
   *
   * @param folder of the index; where there is none, nothing is known
   * @param ways in which answers may cite it
   * @param most how many to give
   */
  public static CitingAnswers find(Path folder, String place, Collection<String> ways, int most)
      throws IOException {
    if (!Files.isDirectory(folder)) {
      return CitingAnswers.NONE;
    }
    try (Directory directory = new NIOFSDirectory(folder);
        DirectoryReader reader = DirectoryReader.open(directory)) {
      IndexSearcher searcher = new IndexSearcher(reader);
      BooleanQuery.Builder any = new BooleanQuery.Builder();
      Map<Integer, Set<String>> waysOf = new TreeMap<>();
      for (String way : new HashSet<>(ways)) {
        TermQuery query = new TermQuery(new Term(WAY + way, place));
        any.add(query, Occur.SHOULD);
        for (ScoreDoc hit : searcher.search(query, most, Sort.INDEXORDER).scoreDocs) {
          waysOf.computeIfAbsent(hit.doc, _ -> new TreeSet<>()).add(way);
        }
      }
      List<CitingAnswer> first = new ArrayList<>();
      for (Map.Entry<Integer, Set<String>> each : waysOf.entrySet()) {
        if (first.size() < most) {
          Document answer = searcher.storedFields().document(each.getKey());
          first.add(
              new CitingAnswer(answer.get(TITLE), answer.get(HREF), List.copyOf(each.getValue())));
        }
      }
      return new CitingAnswers(first, searcher.count(any.build()));
    }
  }
}
