package dev.synctrace.diagnosis.reconcile;

import dev.synctrace.diagnosis.cause.Cause;
import dev.synctrace.diagnosis.cause.Cause.BlockedOperation;
import dev.synctrace.diagnosis.cause.CauseCatalogue;
import dev.synctrace.diagnosis.cause.CauseMatcher;
import dev.synctrace.diagnosis.cause.ChainFinder;
import dev.synctrace.diagnosis.cause.condition.Scope;
import dev.synctrace.diagnosis.context.CaseAtInstant;
import dev.synctrace.diagnosis.context.Mapping;
import dev.synctrace.diagnosis.context.MappingContext;
import dev.synctrace.diagnosis.context.MemberContext;
import dev.synctrace.diagnosis.context.MemberEvents;
import dev.synctrace.diagnosis.context.MemberLoader;
import dev.synctrace.diagnosis.context.MemberLoader.MemberPrefetcher;
import dev.synctrace.diagnosis.context.SiteContext;
import dev.synctrace.diagnosis.coverage.UnknownErrorFinder;
import dev.synctrace.diagnosis.evidence.AsOf;
import dev.synctrace.diagnosis.evidence.CaseEvents;
import dev.synctrace.diagnosis.identity.Identity;
import dev.synctrace.diagnosis.identity.IdentityFinder;
import dev.synctrace.diagnosis.membership.SyncPrediction;
import dev.synctrace.diagnosis.verdict.CauseChain;
import dev.synctrace.diagnosis.verdict.FoundCause;
import dev.synctrace.diagnosis.verdict.MembershipStatus;
import dev.synctrace.diagnosis.verdict.VerdictState;
import dev.synctrace.index.source.SourceMachines;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Brings collection, log, audit and group together. One member is answered by asking the case for
 * its ids only; all members by one pass for the ids and small batches of questions after it, so
 * that memory does not grow with the audits. For one thread.
 */
public final class Reconciler {
  private final CaseAtInstant context;
  private final SiteContext site;
  private final CauseCatalogue catalogue;
  private final CauseMatcher matcher;
  private final ChainFinder chains;
  private final Map<Mapping, MappingContext> contexts = new HashMap<>();
  private final Map<Mapping, List<FoundCause>> mappingCauses = new HashMap<>();
  private @Nullable List<FoundCause> siteCauses;
  private @Nullable MemberIndex memberIndex;

  /**
   * @param at the instant the answers are for; null for the end of the case
   */
  public Reconciler(CaseEvents events, CauseCatalogue catalogue, @Nullable Instant at) {
    this.context = new CaseAtInstant(events, AsOf.of(at, events.timeRange()));
    this.site = new SiteContext(context);
    this.catalogue = catalogue;
    this.matcher = new CauseMatcher(catalogue);
    this.chains = new ChainFinder(catalogue);
  }

  public SiteContext site() {
    return site;
  }

  /** Lists of members or owners no one can give to a group: what is wrong with each, by source. */
  public SortedMap<String, String> unnamedLists() {
    return site.unnamedLists();
  }

  /**
   * Gathers what answers leave open.
   *
   * @param ofSomeMembers whether only the clients' logs of the members that pass are looked at
   */
  public OpenQuestions openQuestions(boolean ofSomeMembers) {
    return new OpenQuestions(unknownErrors(), site::machines, ofSomeMembers);
  }

  /** Which machine wrote each source of the case. */
  public SourceMachines machines() {
    return context.events().machines();
  }

  /** Finds errors of unknown kind. */
  public UnknownErrorFinder unknownErrors() {
    return new UnknownErrorFinder(context.events(), context.asOf());
  }

  /** The context of one of the site's mappings. */
  public MappingContext context(Mapping mapping) {
    return contexts.computeIfAbsent(mapping, known -> new MappingContext(known, site));
  }

  /** The causes of the whole site that fit, best first. */
  public List<FoundCause> siteCauses() {
    if (siteCauses == null) {
      siteCauses = matcher.match(Scope.SITE, site);
    }
    return siteCauses;
  }

  /**
   * The verdicts of all members of the mappings the filter accepts: mappings in order, in each the
   * members by name, then by id.
   *
   * @param withCauses without them it is faster, for counts
   */
  public void all(MappingFilter filter, boolean withCauses, Consumer<MemberVerdict> sink) {
    if (memberIndex == null) {
      memberIndex = MemberIndex.read(context);
    }
    try (MemberPrefetcher ahead = new MemberPrefetcher(new MemberLoader(context))) {
      for (Mapping mapping : site.mappings()) {
        if (filter.accepts(mapping)) {
          MappingContext work = context(mapping);
          ahead.load(
              memberIndex.of(work),
              memberIndex::identity,
              member -> verdict(work, member, withCauses).ifPresent(sink));
        }
      }
    }
  }

  /** The verdicts of the devices or users a text means, in every mapping they have to do with. */
  public void one(String subject, MappingFilter filter, Consumer<MemberVerdict> sink) {
    MemberLoader loader = new MemberLoader(context);
    for (Identity identity : new IdentityFinder(context.events()).find(subject)) {
      MemberEvents member = loader.load(identity);
      for (Mapping mapping : site.mappings()) {
        if (filter.accepts(mapping) && isNamedWith(member, mapping)) {
          verdict(context(mapping), member, true).ifPresent(sink);
        }
      }
    }
  }

  /** By the ids its events name; cheap, since a case may have hundreds of mappings. */
  private boolean isNamedWith(MemberEvents member, Mapping mapping) {
    return member.groups().stream().anyMatch(mapping::isOfGroup)
        || member.collections().stream().anyMatch(mapping::isOfCollection)
        || (member.isNamedWithUnknownGroup() && site.onlyGroup());
  }

  private Optional<MemberVerdict> verdict(
      MappingContext mapping, MemberEvents events, boolean withCauses) {
    MemberContext member = new MemberContext(mapping, events);
    return VerdictRules.judge(member).map(status -> verdict(member.withStatus(status), withCauses));
  }

  private MemberVerdict verdict(MemberContext member, boolean withCauses) {
    MappingContext mapping = member.mapping();
    MembershipStatus status = member.status();
    if (!withCauses || status.verdict() == VerdictState.SYNCED) {
      return new MemberVerdict(
          mapping.mapping(),
          member.identity(),
          status,
          List.of(),
          CauseChain.NONE,
          Optional.empty());
    }
    List<FoundCause> own = matcher.match(Scope.MEMBER, member);
    Optional<SyncPrediction> prediction = SyncPrediction.of(member, obstacles(mapping, own));
    List<FoundCause> causes = causes(mapping, own, status);
    CauseChain chain = chains.find(causes);
    return new MemberVerdict(
        mapping.mapping(),
        member.identity(),
        status,
        ChainFinder.inOrder(explained(causes, chain), chain),
        chain,
        prediction);
  }

  /**
   * The member's own causes, and those of its mapping and site that explain its verdict; none where
   * all is as it should be.
   */
  private List<FoundCause> causes(
      MappingContext mapping, List<FoundCause> own, MembershipStatus status) {
    if (status.isExpected()) {
      return List.of();
    }
    List<FoundCause> causes = new ArrayList<>(own);
    wider(mapping).stream().filter(cause -> explains(cause, status.verdict())).forEach(causes::add);
    causes.sort(FoundCause.BEST_FIRST);
    return causes;
  }

  private static List<FoundCause> explained(List<FoundCause> causes, CauseChain chain) {
    return causes.stream()
        .map(cause -> chain.because(cause).isEmpty() ? cause : cause.explained())
        .toList();
  }

  /** Every known obstacle, whichever verdicts it explains. */
  private Map<FoundCause, Set<BlockedOperation>> obstacles(
      MappingContext mapping, List<FoundCause> own) {
    Map<FoundCause, Set<BlockedOperation>> obstacles = new LinkedHashMap<>();
    for (FoundCause found : Stream.concat(own.stream(), wider(mapping).stream()).toList()) {
      Set<BlockedOperation> prevented =
          catalogue.byId(found.id()).map(Cause::prevents).orElse(Set.of());
      if (!prevented.isEmpty()) {
        obstacles.put(found, prevented);
      }
    }
    return obstacles;
  }

  private List<FoundCause> wider(MappingContext mapping) {
    return mappingCauses.computeIfAbsent(
        mapping.mapping(),
        _ -> {
          List<FoundCause> found = new ArrayList<>(matcher.match(Scope.MAPPING, mapping));
          found.addAll(siteCauses());
          return found;
        });
  }

  private boolean explains(FoundCause found, VerdictState verdict) {
    return catalogue
        .byId(found.id())
        .filter(cause -> cause.explains().contains(verdict))
        .isPresent();
  }

  /**
   * Which mappings are meant.
   *
   * @param group id or name, without case; null for any
   * @param collection id or name, without case; null for any
   */
  public record MappingFilter(@Nullable String group, @Nullable String collection) {
    public static final MappingFilter ANY = new MappingFilter(null, null);

    public boolean accepts(Mapping mapping) {
      return (group == null || isGroup(mapping, group))
          && (collection == null || isCollection(mapping, collection));
    }

    /** Whether the text names the mapping's group. */
    public static boolean isGroup(Mapping mapping, String text) {
      return mapping.isOfGroup(text) || text.equalsIgnoreCase(mapping.groupName());
    }

    /** Whether the text names the mapping's collection. */
    public static boolean isCollection(Mapping mapping, String text) {
      return mapping.isOfCollection(text) || text.equalsIgnoreCase(mapping.collectionName());
    }
  }
}
