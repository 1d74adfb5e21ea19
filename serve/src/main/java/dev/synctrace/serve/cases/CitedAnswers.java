package dev.synctrace.serve.cases;

import dev.synctrace.index.lucene.store.PrivateDirectory;
import dev.synctrace.parsers.bundle.PrivateFiles;
import dev.synctrace.report.view.CauseView;
import dev.synctrace.report.view.EvidenceView;
import dev.synctrace.report.view.QuoteView;
import dev.synctrace.report.view.StageGroupView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.NIOFSDirectory;

/**
 * Which answers rest on a record: an index of the members and actions of a case by what they cite,
 * written with the answers. A record is known by its address in the log reader.
 */
public final class CitedAnswers {
  private static final int MOST_SHOWN = 20;
  private static final String TITLE = "title";
  private static final String HREF = "href";

  private CitedAnswers() {}

  /** How an answer uses a record. */
  public enum Use {
    EVIDENCE("evidence of the verdict"),
    CAUSE("evidence of a cause"),
    STEP("a step"),
    TIMELINE("in the timeline");

    private final String words;

    Use(String words) {
      this.words = words;
    }

    private String field() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * An answer that rests on a record.
   *
   * @param uses how, in words
   */
  public record CitingAnswer(String title, String href, String uses) {}

  /**
   * All answers that rest on a record.
   *
   * @param first of them, in the order of the case
   * @param total how many there are
   */
  public record CitingAnswers(List<CitingAnswer> first, long total) {
    static final CitingAnswers NONE = new CitingAnswers(List.of(), 0);

    public CitingAnswers {
      first = List.copyOf(first);
    }

    /** Returns how many are not among the first. */
    public long more() {
      return total - first.size();
    }
  }

  /** What one answer cites. */
  static final class Citations {
    private final Map<Use, Set<String>> places = new EnumMap<>(Use.class);

    Citations quotes(Use use, List<QuoteView> quotes) {
      quotes.forEach(quote -> add(use, quote));
      return this;
    }

    Citations evidence(Use use, List<EvidenceView> evidence) {
      evidence.forEach(piece -> add(use, piece.quote()));
      return this;
    }

    Citations causes(List<CauseView> causes) {
      causes.forEach(cause -> evidence(Use.CAUSE, cause.evidence()));
      return this;
    }

    Citations path(List<StageGroupView> path) {
      for (StageGroupView group : path) {
        for (StageGroupView.StageView stage : group.stages()) {
          if (stage.quote() != null) {
            add(Use.STEP, stage.quote());
          }
        }
      }
      return this;
    }

    private void add(Use use, QuoteView quote) {
      String href = quote.place().href();
      if (!href.isEmpty()) {
        places.computeIfAbsent(use, _ -> new HashSet<>()).add(href);
      }
    }
  }

  /** Writes the index of a case. For one thread. */
  static final class Writer implements AutoCloseable {
    private final Directory directory;
    private final IndexWriter writer;

    Writer(Path folder) throws IOException {
      directory = new PrivateDirectory(new NIOFSDirectory(PrivateFiles.createFolders(folder)));
      writer =
          new IndexWriter(
              directory,
              new IndexWriterConfig(new KeywordAnalyzer())
                  .setOpenMode(IndexWriterConfig.OpenMode.CREATE));
    }

    void add(String title, String href, Citations citations) throws IOException {
      Document answer = new Document();
      answer.add(new StoredField(TITLE, title));
      answer.add(new StoredField(HREF, href));
      citations.places.forEach((use, places) -> {
        for (String place : places) {
          answer.add(new StringField(use.field(), place, Field.Store.NO));
        }
      });
      writer.addDocument(answer);
    }

    @Override
    public void close() throws IOException {
      writer.close();
      directory.close();
    }
  }

  /**
   * Returns the answers that rest on a record.
   *
   * @param folder that was written; where there is none, nothing is known
   * @param place address of the record
   */
  static CitingAnswers of(Path folder, String place) throws IOException {
    if (!Files.isDirectory(folder)) {
      return CitingAnswers.NONE;
    }
    try (Directory directory = new NIOFSDirectory(folder);
        DirectoryReader reader = DirectoryReader.open(directory)) {
      IndexSearcher searcher = new IndexSearcher(reader);
      Map<Integer, Set<Use>> found = new TreeMap<>();
      Set<Integer> all = new HashSet<>();
      long most = 0;
      for (Use use : Use.values()) {
        TermQuery query = new TermQuery(new Term(use.field(), place));
        most = Math.max(most, searcher.count(query));
        for (ScoreDoc hit : searcher.search(query, MOST_SHOWN, Sort.INDEXORDER).scoreDocs) {
          found.computeIfAbsent(hit.doc, _ -> EnumSet.noneOf(Use.class)).add(use);
          all.add(hit.doc);
        }
      }
      List<CitingAnswer> first = new ArrayList<>();
      for (Map.Entry<Integer, Set<Use>> each : found.entrySet()) {
        if (first.size() < MOST_SHOWN) {
          Document answer = searcher.storedFields().document(each.getKey());
          first.add(
              new CitingAnswer(
                  answer.get(TITLE),
                  answer.get(HREF),
                  each.getValue().stream()
                      .map(use -> use.words)
                      .collect(Collectors.joining(", "))));
        }
      }
      return new CitingAnswers(first, Math.max(most, all.size()));
    }
  }
}
