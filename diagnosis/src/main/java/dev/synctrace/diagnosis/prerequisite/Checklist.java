package dev.synctrace.diagnosis.prerequisite;

import dev.synctrace.diagnosis.context.MappingContext;
import dev.synctrace.diagnosis.context.SiteContext;
import java.util.ArrayList;
import java.util.List;

/** What synchronization needs, and whether the case shows that it is there. */
public final class Checklist {
  private Checklist() {}

  /** The site's prerequisites, then those of each group, in the order given. */
  public static List<Prerequisite> of(SiteContext site, List<MappingContext> mappings) {
    List<Prerequisite> all = new ArrayList<>(new SiteChecks(site).all());
    mappings.forEach(mapping -> all.addAll(new GroupChecks(mapping).all()));
    return List.copyOf(all);
  }
}
