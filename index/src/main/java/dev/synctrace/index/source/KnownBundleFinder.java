package dev.synctrace.index.source;

import dev.synctrace.parsers.bundle.layout.BundleLayout;
import dev.synctrace.parsers.bundle.layout.BundleLayout.ArchiveName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds the bundles of known tools among the sources of a case, by where their files are and by
 * files that only they have. Of one inside another only the outer is told.
 */
final class KnownBundleFinder {
  private final Map<Root, Found> found = new LinkedHashMap<>();

  private KnownBundleFinder() {}

  /**
   * A folder or archive of which a layout is.
   *
   * @param bundle that was given
   * @param path inside it, with a slash at its end; empty for all of it
   */
  private record Root(String bundle, String path, BundleLayout layout) {}

  /** What shows that a root is of its layout. */
  private static final class Found {
    private final Set<String> members = new HashSet<>();
    private boolean content;
  }

  /**
   * The sources of a bundle, before its device is known.
   *
   * @param name what the name of its archive says; null where that is not the tool's
   */
  record Files(
      BundleLayout layout, String path, @Nullable ArchiveName name, List<SourceSummary> sources) {}

  /** A source where it is: in the bundle that was given, without that bundle's name. */
  private record Place(SourceSummary source, String bundle, String bundleName, String path) {
    static Place of(SourceSummary source) {
      String bundle = String.valueOf(source.clues().bundle());
      String name = bundle.substring(bundle.indexOf('/') + 1);
      // Where another source has its path, the name of its bundle is before it.
      String path =
          source.path().startsWith(name + "/")
              ? source.path().substring(name.length() + 1)
              : source.path();
      return new Place(source, bundle, name, path);
    }
  }

  /** Finds them, in the order of their first sources. */
  static List<Files> in(Collection<SourceSummary> sources) {
    KnownBundleFinder finder = new KnownBundleFinder();
    List<Place> places = sources.stream().map(Place::of).toList();
    places.forEach(finder::look);
    Map<Root, Files> known = new LinkedHashMap<>();
    for (Place place : places) {
      finder
          .rootOf(place)
          .ifPresent(root ->
              known.computeIfAbsent(root, _ -> files(root, place)).sources().add(place.source()));
    }
    return List.copyOf(known.values());
  }

  private static Files files(Root root, Place place) {
    String path = root.path().isEmpty() ? place.bundleName() : withoutSlash(root.path());
    return new Files(
        root.layout(), path, named(root, place.bundleName()).orElse(null), new ArrayList<>());
  }

  private static Optional<ArchiveName> named(Root root, String bundleName) {
    String path = root.path().isEmpty() ? bundleName : withoutSlash(root.path());
    return root.layout().named(path.substring(path.lastIndexOf('/') + 1));
  }

  private static String withoutSlash(String path) {
    return path.substring(0, path.length() - 1);
  }

  private void look(Place place) {
    for (BundleLayout layout : BundleLayout.all()) {
      if (layout.id().equals(place.source().clues().layout())) {
        String folder = place.path().substring(0, place.path().lastIndexOf('/') + 1);
        found(place, folder, layout).content = true;
      }
      for (int from = 0; from >= 0; from = next(place.path(), from)) {
        String inside = place.path().substring(from);
        Root root = new Root(place.bundle(), place.path().substring(0, from), layout);
        if (layout.hasMember(inside)) {
          found(place, root.path(), layout).members.add(first(inside));
          break;
        }
        if (layout.content() == null && named(root, place.bundleName()).isPresent()) {
          found(place, root.path(), layout).content = true;
          break;
        }
      }
    }
  }

  private Found found(Place place, String path, BundleLayout layout) {
    return found.computeIfAbsent(new Root(place.bundle(), path, layout), _ -> new Found());
  }

  private static int next(String path, int from) {
    int slash = path.indexOf('/', from);
    return slash < 0 ? -1 : slash + 1;
  }

  private static String first(String path) {
    int slash = path.indexOf('/');
    return slash < 0 ? path : path.substring(0, slash);
  }

  /** The outermost known bundle that a source is of. */
  private Optional<Root> rootOf(Place place) {
    for (int from = 0; from >= 0; from = next(place.path(), from)) {
      String inside = place.path().substring(from);
      for (BundleLayout layout : BundleLayout.all()) {
        Root root = new Root(place.bundle(), place.path().substring(0, from), layout);
        Found here = found.get(root);
        if (here != null && isOf(root, here, place, inside)) {
          return Optional.of(root);
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isOf(Root root, Found here, Place place, String inside) {
    boolean named = named(root, place.bundleName()).isPresent();
    if (!here.content && here.members.size() < (named ? 1 : root.layout().least())) {
      return false;
    }
    // An archive that the tool made has nothing else in it; another may have.
    return named
        || (here.content
            ? root.layout().hasBesideContent(inside)
            : root.layout().hasMember(inside));
  }

  /** The device that the files of a bundle name, or why it has none. */
  record Device(@Nullable String name, @Nullable String conflict) {

    /**
     * Decides which device a bundle is of. The tool writes the device's name into the name of the
     * archive; where the records name another, the archive may have been renamed.
     *
     * @param own names by the records of its sources, each once
     * @param stated names in its report on the device itself, each once: logs may be older than the
     *     device's name
     */
    static Device of(Files files, Set<String> own, Set<String> stated) {
      @Nullable String archive = files.name() == null ? null : files.name().device();
      if (archive == null) {
        Set<String> told = stated.size() == 1 ? stated : own;
        return told.size() == 1
            ? new Device(told.iterator().next(), null)
            : told.isEmpty()
                ? new Device(null, null)
                : new Device(
                    null, "its files name several computers: " + String.join(", ", sorted(told)));
      }
      Optional<String> same = own.stream().filter(name -> isSame(name, archive)).findFirst();
      return own.isEmpty() || same.isPresent()
          ? new Device(same.orElse(archive), null)
          : new Device(
              null,
              "its archive has the name of the computer "
                  + archive
                  + " and files of "
                  + String.join(", ", sorted(own)));
    }

    private static Set<String> sorted(Set<String> names) {
      return new TreeSet<>(names);
    }

    /** Windows cuts a host name of more than 15 characters where NetBIOS needs it. */
    private static boolean isSame(String name, String archive) {
      int most = 15;
      return MachineNameRules.isSameHost(name, archive)
          || archive.length() == most
              && MachineNameRules.host(name).length() > most
              && MachineNameRules.host(name).substring(0, most).equalsIgnoreCase(archive);
    }
  }
}
