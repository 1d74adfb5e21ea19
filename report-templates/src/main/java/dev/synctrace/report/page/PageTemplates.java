package dev.synctrace.report.page;

import dev.synctrace.report.member.GzipBase64;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.exceptions.TemplateEngineException;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * The templates beside this module's classes: {@code report.html}, and in {@code fragments} one
 * file per section. Safe for use by many threads.
 */
public final class PageTemplates {
  private static final String FOLDER = "dev/synctrace/report/";

  private final TemplateEngine engine = new TemplateEngine();

  public PageTemplates() {
    engine.setTemplateResolver(resolver(FOLDER));
  }

  /**
   * Templates of another part, which may use the fragments here.
   *
   * @param folder on the class path, with a slash at its end; looked into first
   */
  public PageTemplates(String folder) {
    ClassLoaderTemplateResolver first = resolver(folder);
    first.setCheckExistence(true);
    first.setOrder(1);
    ClassLoaderTemplateResolver second = resolver(FOLDER);
    second.setOrder(2);
    engine.setTemplateResolvers(Set.of(first, second));
  }

  private static ClassLoaderTemplateResolver resolver(String folder) {
    ClassLoaderTemplateResolver resolver =
        new ClassLoaderTemplateResolver(PageTemplates.class.getClassLoader());
    resolver.setPrefix(folder);
    resolver.setSuffix(".html");
    resolver.setTemplateMode(TemplateMode.HTML);
    resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
    resolver.setCacheable(true);
    return resolver;
  }

  /** Renders a template; what it iterates over is read while writing. */
  public void write(String template, Map<String, Object> variables, Writer out) throws IOException {
    try {
      engine.process(template, new Context(Locale.ROOT, variables), out);
    } catch (TemplateEngineException e) {
      if (e.getCause() instanceof IOException full) {
        throw full; // a full disk is told as such, not as a fault of the template
      }
      throw e;
    }
  }

  /** Renders one fragment of a template, packed for the page's script to unpack. */
  public String pack(String template, String fragment, Map<String, Object> variables) {
    try {
      GzipBase64 gzipBase64 = new GzipBase64();
      Writer out = new OutputStreamWriter(gzipBase64.out(), StandardCharsets.UTF_8);
      engine.process(template, Set.of(fragment), new Context(Locale.ROOT, variables), out);
      out.flush();
      return gzipBase64.text();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file beside the templates, such as {@code report.css}. */
  static String text(String name) {
    try (InputStream in = PageTemplates.class.getClassLoader().getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing next to the templates");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}
