package dev.synctrace.serve;

import dev.synctrace.report.page.PageTemplates;
import dev.synctrace.serve.cases.CaseService;
import dev.synctrace.serve.http.AccessControl;
import dev.synctrace.serve.http.ConnectionLimit;
import dev.synctrace.serve.http.ErrorPageHandler;
import dev.synctrace.serve.http.FormToken;
import dev.synctrace.serve.http.FrontHandler;
import dev.synctrace.serve.http.PageResultWriter;
import dev.synctrace.serve.http.Pages;
import dev.synctrace.serve.http.Proxies;
import dev.synctrace.serve.http.Routes;
import dev.synctrace.serve.http.ServeLog;
import dev.synctrace.serve.http.Sessions;
import dev.synctrace.serve.log.LogReaderPage;
import dev.synctrace.serve.log.NotePages;
import dev.synctrace.serve.option.RequestLimits;
import dev.synctrace.serve.option.ServeOptions;
import dev.synctrace.serve.page.ActionPages;
import dev.synctrace.serve.page.Assets;
import dev.synctrace.serve.page.CasePages;
import dev.synctrace.serve.page.ComparisonPage;
import dev.synctrace.serve.page.ErrorCodePage;
import dev.synctrace.serve.page.HelpPage;
import dev.synctrace.serve.page.HomePage;
import dev.synctrace.serve.page.IdLinks;
import dev.synctrace.serve.page.ListingDownload;
import dev.synctrace.serve.page.LoginPage;
import dev.synctrace.serve.page.MemberPages;
import dev.synctrace.serve.page.OpenApi;
import dev.synctrace.serve.page.PatternsPage;
import dev.synctrace.serve.page.SavedSearchPages;
import dev.synctrace.serve.page.SearchPage;
import dev.synctrace.serve.upload.UploadReceiver;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.BindException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** A running server: from the start until it is closed. */
public final class WebServer implements AutoCloseable {
  private static final String TEMPLATES = "dev/synctrace/serve/";
  private static final int MOST_HEADERS = 8_192;
  private static final int SPARE_THREADS = 24;
  private static final int MOST_CONNECTIONS = 1_000;
  private static final int MOST_OF_ONE_ADDRESS = 250;
  private static final Duration FORM_PATIENCE = Duration.ofSeconds(10);

  private final Server server;
  private final ServerConnector connector;
  private final CaseService cases;
  private final UploadReceiver uploads;
  private final ServeLog log;

  private WebServer(
      Server server,
      ServerConnector connector,
      CaseService cases,
      UploadReceiver uploads,
      ServeLog log) {
    this.server = server;
    this.connector = connector;
    this.cases = cases;
    this.uploads = uploads;
    this.log = log;
  }

  /**
   * Starts a server.
   *
   * @param err takes the log, one line each
   * @throws IOException when the data folder or the port cannot be used
   */
  public static WebServer start(ServeOptions options, PrintWriter err) throws IOException {
    ServeLog log = new ServeLog(err, Clock.systemUTC());
    PageTemplates templates = new PageTemplates(TEMPLATES);
    CaseService cases = CaseService.open(options, templates, Clock.systemUTC(), log);
    try {
      UploadReceiver uploads = new UploadReceiver(cases, options.limits(), options.maxUpload());
      return start(options, templates, cases, uploads, log);
    } catch (IOException | RuntimeException e) {
      cases.close();
      throw e;
    }
  }

  private static WebServer start(
      ServeOptions options,
      PageTemplates templates,
      CaseService cases,
      UploadReceiver uploads,
      ServeLog log)
      throws IOException {
    RequestLimits limits = options.limits();
    // Uploads wait for their senders; pages must find a thread all the same.
    QueuedThreadPool threads = new QueuedThreadPool(limits.uploads() + SPARE_THREADS, 4);
    threads.setName("web");
    threads.setDaemon(true);
    Server server = new Server(threads);
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(MOST_HEADERS);
    ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setHost(options.listen().getHostAddress());
    connector.setPort(options.port());
    connector.setIdleTimeout(limits.idle().toMillis());
    server.addConnector(connector);
    server.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, server));
    Proxies proxies = new Proxies(options.proxies());
    ConnectionLimit connections = new ConnectionLimit(MOST_OF_ONE_ADDRESS, proxies);
    connector.addBean(connections);
    server.setErrorHandler(new ErrorPageHandler(log));
    server.setHandler(front(options, templates, cases, uploads, connections, proxies, log));
    try {
      server.start();
    } catch (Exception e) {
      stop(server, log);
      throw failure(e, options);
    }
    return new WebServer(server, connector, cases, uploads, log);
  }

  private static FrontHandler front(
      ServeOptions options,
      PageTemplates templates,
      CaseService cases,
      UploadReceiver uploads,
      ConnectionLimit connections,
      Proxies proxies,
      ServeLog log) {
    FormToken formToken = new FormToken();
    Sessions sessions = new Sessions(options.token(), Clock.systemUTC());
    AccessControl accessControl =
        new AccessControl(
            options.listen(), options.hostNames(), options.limits().posts(), sessions);
    PageResultWriter writer =
        new PageResultWriter(
            templates,
            Map.of("formToken", formToken.value(), "version", options.version()),
            new IdLinks(templates, cases));
    return new FrontHandler(
        accessControl,
        routes(options, cases, uploads, formToken, sessions),
        writer,
        connections,
        proxies,
        shorter(FORM_PATIENCE, options.limits().idle()),
        log);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static Routes routes(
      ServeOptions options,
      CaseService cases,
      UploadReceiver uploads,
      FormToken formToken,
      Sessions sessions) {
    ListingDownload downloads = new ListingDownload();
    List<Pages> pages =
        List.of(
            new HomePage(cases, uploads, formToken, options.keep()),
            new CasePages(cases, formToken),
            new MemberPages(cases, downloads),
            new ActionPages(cases),
            new LogReaderPage(cases, options.limits().search()),
            new NotePages(cases, formToken, Clock.systemUTC()),
            new SearchPage(cases, options.limits(), downloads),
            new PatternsPage(cases, options.limits(), downloads),
            new SavedSearchPages(cases, formToken),
            new ComparisonPage(cases, downloads),
            new ErrorCodePage(),
            new HelpPage(),
            new OpenApi(),
            new LoginPage(sessions),
            new Assets());
    Routes routes = new Routes();
    pages.forEach(each -> each.addTo(routes));
    return routes;
  }

  private static IOException failure(Exception failure, ServeOptions options) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException) {
        return new IOException(
            "port %d of %s is in use or not allowed. Specify another port with --port, or 0 for any free port"
                .formatted(options.port(), options.listen().getHostAddress()),
            failure);
      }
    }
    return new IOException("the server could not start: " + failure.getMessage(), failure);
  }

  /** Where a browser on this machine finds it. */
  public URI address() {
    String host = connector.getHost();
    boolean everywhere = host.equals("0.0.0.0") || host.matches("[0:]+");
    String name = everywhere ? InetAddress.getLoopbackAddress().getHostAddress() : host;
    return URI.create(
        "http://"
            + (name.contains(":") ? "[" + name + "]" : name)
            + ":"
            + connector.getLocalPort()
            + "/");
  }

  /**
   * Stops: no one new comes in, uploads are refused, and what is being read comes to its end or is
   * rolled back.
   */
  @Override
  public void close() throws IOException {
    connector.close();
    uploads.close();
    stop(server, log);
    cases.close();
  }

  private static void stop(Server server, ServeLog log) {
    try {
      server.stop();
    } catch (Exception e) {
      log.line("the server did not stop cleanly: " + e.getMessage());
    }
  }
}
