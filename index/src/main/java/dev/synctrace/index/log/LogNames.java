package dev.synctrace.index.log;

import dev.synctrace.index.search.DidYouMean;
import dev.synctrace.index.source.RotatedLogSet;
import dev.synctrace.index.source.SourceSummary;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds the log that a person means: by a path of the case or of a copy, by an end of one, by a
 * path in front of which the case has nothing, or by the name of the log. Slashes and backslashes
 * are the same; so are upper and lower case, unless a path is exact. Immutable.
 */
public final class LogNames {
  private static final Pattern WITH_LINE = Pattern.compile("(?<name>.+):(?<line>\\d{1,15})");

  /** What a path of a computer has in front, and a path of a case has not. */
  private static final Pattern ROOT = Pattern.compile("^(?:[A-Za-z]:(?=/))?(?:\\.{0,2}/)*");

  /** What tables show where they cut the beginning of a path off. */
  private static final String CUT = "…";

  private final List<Name> names;

  /** A path by which a log is known. */
  private record Name(String path, RotatedLog log, SourceSummary source) {
    LogPlace place() {
      return new LogPlace(log, source.path(), null);
    }

    String lower() {
      return path.toLowerCase(Locale.ROOT);
    }
  }

  private LogNames(List<Name> names) {
    this.names = names;
  }

  /** Returns the names of all logs of a case. */
  public static LogNames of(Collection<SourceSummary> sources) {
    List<Name> names = new ArrayList<>();
    Set<String> paths = sources.stream().map(SourceSummary::path).collect(Collectors.toSet());
    for (RotatedLog log : RotatedLog.of(sources)) {
      for (SourceSummary source : log.sources()) {
        names.add(new Name(source.path(), log, source));
        source.copies().stream()
            .filter(copy -> !paths.contains(copy))
            .forEach(copy -> names.add(new Name(copy, log, source)));
      }
    }
    return new LogNames(List.copyOf(names));
  }

  /**
   * Returns the places that a text can mean, each log once.
   *
   * @param typed a name, or a name, a colon and a line
   * @return empty where the case has no such log; several where the name is that of several
   */
  public List<LogPlace> find(String typed) {
    List<LogPlace> whole = named(typed);
    Matcher withLine = WITH_LINE.matcher(typed);
    if (!whole.isEmpty() || !withLine.matches()) {
      return whole;
    }
    long line = Long.parseLong(withLine.group("line"));
    return named(withLine.group("name")).stream()
        .map(place -> new LogPlace(place.log(), place.source(), line))
        .toList();
  }

  private List<LogPlace> named(String typed) {
    List<LogPlace> exact = places(name -> name.path().equals(typed));
    if (!exact.isEmpty()) {
      return exact;
    }
    String wanted = comparable(typed);
    if (wanted.isEmpty()) {
      return List.of();
    }
    List<BiPredicate<Name, String>> ways =
        List.of(
            (name, path) -> name.lower().equals(path),
            (name, path) -> isEnd(name.lower(), path),
            (name, path) -> isLog(name, path));
    for (BiPredicate<Name, String> way : ways) {
      List<LogPlace> found = places(name -> way.test(name, wanted));
      if (!found.isEmpty()) {
        return found;
      }
    }
    return typed.startsWith(CUT)
        ? places(name -> name.lower().endsWith(wanted.substring(CUT.length())))
        : longestWithin(wanted);
  }

  private static String comparable(String typed) {
    return ROOT.matcher(typed.replace('\\', '/')).replaceFirst("").toLowerCase(Locale.ROOT);
  }

  private static boolean isEnd(String path, String end) {
    return path.endsWith("/" + end);
  }

  /** By the name of the log, or by that of its files without what rotation adds to them. */
  private static boolean isLog(Name name, String wanted) {
    String set = set(name);
    return set.equals(wanted)
        || isEnd(set, wanted)
        || Objects.requireNonNullElse(name.source().log(), "").equalsIgnoreCase(wanted);
  }

  private static String set(Name name) {
    RotatedLogSet files = RotatedLogSet.of(name.path());
    String folder = files.folder().toLowerCase(Locale.ROOT);
    return folder.isEmpty() ? files.name() : folder + "/" + files.name();
  }

  /** A path on some computer, of which a path of the case is the end. */
  private List<LogPlace> longestWithin(String wanted) {
    int longest =
        names.stream()
            .map(Name::lower)
            .filter(path -> isEnd(wanted, path))
            .mapToInt(String::length)
            .max()
            .orElse(-1);
    return places(name -> name.lower().length() == longest && isEnd(wanted, name.lower()));
  }

  /** Each log once: the file of it that fits, or its newest where several do. */
  private List<LogPlace> places(Predicate<Name> fits) {
    Map<RotatedLog, LogPlace> places = new LinkedHashMap<>();
    for (Name name : names) {
      if (fits.test(name)) {
        places.merge(
            name.log(),
            name.place(),
            (one, other) ->
                one.source().equals(other.source())
                    ? one
                    : new LogPlace(name.log(), name.log().newest().path(), null));
      }
    }
    return List.copyOf(places.values());
  }

  /**
   * Returns the paths nearest to a name that the case does not have, best first, at most three.
   *
   * @param typed a name, or a name, a colon and a line
   */
  public List<String> near(String typed) {
    Matcher withLine = WITH_LINE.matcher(typed);
    String wanted = comparable(withLine.matches() ? withLine.group("name") : typed);
    for (int segments = segments(wanted); segments > 0; segments--) {
      Map<String, List<String>> paths = new LinkedHashMap<>();
      for (Name name : names) {
        String newest = name.log().newest().path();
        for (String known : List.of(name.lower(), set(name))) {
          paths.computeIfAbsent(end(known, segments), _ -> new ArrayList<>()).add(newest);
        }
      }
      List<String> near = DidYouMean.to(end(wanted, segments), paths.keySet());
      if (!near.isEmpty()) {
        return near.stream()
            .flatMap(end -> paths.getOrDefault(end, List.of()).stream())
            .distinct()
            .limit(3)
            .toList();
      }
    }
    return List.of();
  }

  private static int segments(String path) {
    return 1 + (int) path.chars().filter(c -> c == '/').count();
  }

  /** The last segments of a path, or all that there are. */
  private static String end(String path, int segments) {
    int start = path.length();
    for (int i = 0; i < segments && start >= 0; i++) {
      start = path.lastIndexOf('/', start - 1);
    }
    return path.substring(start + 1);
  }
}
