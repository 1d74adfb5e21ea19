package dev.synctrace.serve.page;

import dev.synctrace.index.lucene.name.IdNameIndex.NamedId;
import dev.synctrace.report.page.PageTemplates;
import dev.synctrace.serve.cases.CaseService;
import dev.synctrace.serve.http.PageFilter;
import dev.synctrace.serve.http.PageResult;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.Map;
import java.util.Set;

/**
 * Gives the IDs on the pages of a case their names: each becomes a link to what it stands for, with
 * the name as its title. Safe for use by many threads.
 */
public final class IdLinks implements PageFilter {
  private final PageTemplates templates;
  private final CaseService cases;

  public IdLinks(PageTemplates templates, CaseService cases) {
    this.templates = templates;
    this.cases = cases;
  }

  @Override
  public Writer filter(PageResult.Page page, Writer out) {
    if (!(page.variables().get("case") instanceof CaseView shown)) {
      return out;
    }
    return new IdMarkup(
        out,
        new IdMarkup.Names() {
          @Override
          public Map<String, NamedId> of(Set<String> ids) {
            return cases.names(shown.address(), ids);
          }

          @Override
          public String markup(String id, NamedId named, boolean asLink) throws IOException {
            StringWriter markup = new StringWriter();
            templates.write("answers/id", Map.of("id", id, "named", named, "link", asLink), markup);
            return markup.toString().strip();
          }
        });
  }
}
