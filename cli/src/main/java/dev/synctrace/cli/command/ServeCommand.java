package dev.synctrace.cli.command;

import dev.synctrace.cli.file.CaseAddress;
import dev.synctrace.cli.file.UserFolder;
import dev.synctrace.cli.option.ExitCode;
import dev.synctrace.cli.option.OwnCausesOption;
import dev.synctrace.cli.option.TimeConverter;
import dev.synctrace.cli.option.UsageException;
import dev.synctrace.cli.option.Version;
import dev.synctrace.cli.terminal.FailureText;
import dev.synctrace.index.CaseStore;
import dev.synctrace.serve.WebServer;
import dev.synctrace.serve.http.RandomText;
import dev.synctrace.serve.option.MountedCase;
import dev.synctrace.serve.option.RequestLimits;
import dev.synctrace.serve.option.ServeOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/**
 * {@code synctrace serve}: the local web page. The server's classes are loaded by no other command.
 */
@Command(
    name = "serve",
    description = {
      "Starts a web server on this computer: upload a bundle, read verdicts and traces,"
          + " search, download the report.",
      "The page shows uploaded cases. --case, which can be repeated, adds"
          + " existing cases: they are read in place and never removed. Only notes and saved"
          + " searches are written into them. After an ingest into one of them, restart serve.",
      "The page is available on this computer only, unless --listen names another address."
          + " Open the link that serve prints: it contains a token, which keeps out other users"
          + " of this computer. Ctrl-C stops serve."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  synctrace serve",
      "  synctrace serve --case .synctrace --case /srv/cases/case42",
      "  synctrace serve --port 0 --data /tmp/cases --keep 7d",
      "  synctrace serve --listen 0.0.0.0 --token-file token.txt",
      "  synctrace serve --host-name sync.contoso.com --proxy 127.0.0.1"
    })
public final class ServeCommand implements Callable<Integer> {
  private static final int SHORTEST_TOKEN = 16;

  @ParentCommand private SyncTrace root = new SyncTrace();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8484",
      description = "Port to listen on (default: ${DEFAULT-VALUE}; 0 selects a free port).")
  private int port;

  @Option(
      names = "--listen",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description =
          "Address to listen on (default: ${DEFAULT-VALUE}). An address that other computers"
              + " can reach requires a token; put a proxy that provides TLS in front of it.")
  private String listen = "127.0.0.1";

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description =
          "File with the access token, at least 16 characters (default: the value of"
              + " SYNCTRACE_TOKEN, else a new token at each start).")
  private @Nullable Path tokenFile;

  @Option(
      names = "--no-token",
      description =
          "Allow every user of this computer without a token; only with a loopback address.")
  private boolean noToken;

  @Option(
      names = "--host-name",
      arity = "1..*",
      split = ",",
      paramLabel = "NAME",
      description = "Host names that browsers can use for this server, besides its address.")
  private List<String> hostNames = List.of();

  @Option(
      names = "--proxy",
      arity = "1..*",
      split = ",",
      paramLabel = "ADDRESS",
      description =
          "IP addresses of reverse proxies in front of this server. Their X-Forwarded-For and"
              + " X-Forwarded-Proto headers are trusted.")
  private List<String> proxies = List.of();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder for uploaded cases (default: a folder in the user profile).")
  private @Nullable Path data;

  @Option(
      names = "--max-upload",
      paramLabel = "SIZE",
      defaultValue = "4GB",
      description = "Largest accepted upload (default: ${DEFAULT-VALUE}).")
  private String maxUpload = "4GB";

  @Option(
      names = "--keep",
      paramLabel = "TIME",
      defaultValue = "30d",
      description = "Remove a case this long after its upload (default: ${DEFAULT-VALUE}).")
  private String keep = "30d";

  @Option(
      names = "--max-size",
      paramLabel = "SIZE",
      defaultValue = "20GB",
      description =
          "Remove the oldest uploaded cases while all of them together are larger than this"
              + " (default: ${DEFAULT-VALUE}).")
  private String maxSize = "20GB";

  @Mixin private OwnCausesOption ownCauses = new OwnCausesOption();

  @Override
  public Integer call() throws IOException {
    InetAddress address = address();
    String given = token(address);
    // Other users of a jump host reach its loopback addresses.
    String token = given != null || noToken ? given : RandomText.of128Bits();
    ServeOptions options = options(address, token);
    PrintWriter err = spec.commandLine().getErr();
    WebServer server = WebServer.start(options, err);
    CountDownLatch stopped = new CountDownLatch(1);
    Thread atExit = new Thread(() -> stop(server, err, stopped));
    Runtime.getRuntime().addShutdownHook(atExit);
    PrintWriter out = spec.commandLine().getOut();
    URI link =
        token == null || given != null
            ? server.address()
            : server.address().resolve("/login?token=" + token);
    out.println("SyncTrace is at " + link + " (Ctrl-C stops it)");
    if (!options.listen().isLoopbackAddress()) {
      out.println("It listens on " + listen + " without TLS: others on the network can reach it.");
    }
    try {
      out.flush();
    } catch (UncheckedIOException e) {
      // No browser finds a server whose address could not be printed.
      Runtime.getRuntime().removeShutdownHook(atExit);
      server.close();
      throw e;
    }
    awaitEnd(stopped);
    return ExitCode.DONE.status();
  }

  private ServeOptions options(InetAddress address, @Nullable String token) {
    if (port < 0 || port > 65_535) {
      throw new UsageException("--port " + port + " is not a port. Use 0 to 65535");
    }
    return new ServeOptions(
        data == null ? defaultData() : data,
        address,
        port,
        Set.copyOf(hostNames),
        token,
        SizeConverter.bytes("--max-upload", maxUpload),
        TimeConverter.duration("--keep", keep),
        SizeConverter.bytes("--max-size", maxSize),
        Version.number(),
        RequestLimits.defaults(),
        givenCases(),
        proxies(),
        ownCauses.folder().orElse(null));
  }

  private Set<InetAddress> proxies() {
    Set<InetAddress> addresses = new HashSet<>();
    for (String written : proxies) {
      try {
        addresses.add(InetAddress.ofLiteral(written));
      } catch (IllegalArgumentException e) {
        throw new UsageException(
            "--proxy '" + written + "' is not an IP address. Use one such as 10.0.0.5");
      }
    }
    return addresses;
  }

  /** Opens each case once, so that the server does not start with a case that cannot be read. */
  private List<MountedCase> givenCases() {
    PrintWriter err = spec.commandLine().getErr();
    List<MountedCase> given = new ArrayList<>();
    for (String written : root.common().caseAddresses()) {
      CaseAddress address = CaseAddress.of(written);
      CaseStore store = address.lastingStore();
      CaseOpener.of(store, root.common().quiet(), err).close();
      given.add(new MountedCase(written, address.lastingName(), store));
    }
    return given;
  }

  private InetAddress address() {
    try {
      return InetAddress.getByName(listen);
    } catch (UnknownHostException e) {
      throw new UsageException(
          "--listen '" + listen + "' is not an address of this computer. Use 127.0.0.1 or 0.0.0.0");
    }
  }

  /** The token that the user chose; null for none. */
  private @Nullable String token(InetAddress address) throws IOException {
    if (noToken && tokenFile != null) {
      throw new UsageException(
          "--no-token and --token-file cannot be used together. Omit one of them");
    }
    String chosen = noToken ? null : chosenToken();
    if (chosen == null && !address.isLoopbackAddress()) {
      throw new UsageException(
          "--listen "
              + listen
              + " allows access from the network and requires a token: specify it with --token-file or SYNCTRACE_TOKEN");
    }
    return chosen;
  }

  private @Nullable String chosenToken() throws IOException {
    String token =
        tokenFile == null ? System.getenv("SYNCTRACE_TOKEN") : Files.readString(tokenFile);
    if (token == null) {
      return null;
    }
    if (token.strip().length() < SHORTEST_TOKEN) {
      throw new UsageException(
          "the token is too short: make one of "
              + SHORTEST_TOKEN
              + " characters or more, such as with 'openssl rand -hex 16'");
    }
    return token.strip();
  }

  private static Path defaultData() {
    return UserFolder.of(
            System.getProperty("os.name"),
            Path.of(Optional.ofNullable(System.getProperty("user.home")).orElse(".")),
            System.getenv())
        .resolve("serve");
  }

  private static void stop(WebServer server, PrintWriter err, CountDownLatch stopped) {
    err.println("synctrace: stopping");
    err.flush();
    try {
      server.close();
      err.println("synctrace: stopped");
    } catch (IOException e) {
      err.println("synctrace: did not stop cleanly: " + FailureText.of(e));
    }
    err.flush();
    stopped.countDown();
  }

  private static void awaitEnd(CountDownLatch stopped) {
    try {
      stopped.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Reads the sizes people write, such as {@code 4GB}; the units are decimal. */
  private static final class SizeConverter {
    private static final Pattern SIZE = Pattern.compile("(?i)(\\d{1,9})\\s?(kB|MB|GB|TB)");

    private SizeConverter() {}

    /**
     * Bytes.
     *
     * @throws UsageException when it is no size, or none at all
     */
    public static long bytes(String option, String words) {
      Matcher matcher = SIZE.matcher(words);
      if (!matcher.matches() || Long.parseLong(matcher.group(1)) == 0) {
        throw new UsageException(
            option + " '" + words + "' is not a size. Use a size such as 500MB, 4GB or 1TB");
      }
      long count = Long.parseLong(matcher.group(1));
      return switch (Character.toLowerCase(matcher.group(2).charAt(0))) {
        case 'k' -> count * 1_000;
        case 'm' -> count * 1_000_000;
        case 'g' -> count * 1_000_000_000;
        default -> count * 1_000_000_000_000L;
      };
    }
  }
}
