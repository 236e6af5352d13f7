import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.neo4j.configuration.Config;
import org.neo4j.configuration.connectors.ConnectorPortRegister;
import org.neo4j.configuration.connectors.ConnectorType;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.kernel.internal.GraphDatabaseAPI;

/**
 * Runs one Neo4j server for tests: {@code Launcher <home> <port> [temporary]
 * [<setting>=<value> …]}.
 *
 * <p>It listens on 127.0.0.1 only, without authentication; port 0 takes a free one. When Bolt
 * answers, one line {@code READY <port>} goes to standard output. The server stops when its
 * standard input ends: the kernel closes that pipe however the parent dies, so no server outlives
 * its test run. With {@code temporary} the home folder is deleted on the way out.
 */
public class Launcher {
  private static final long AVAILABLE_WITHIN_MS = 60_000;
  private static final long STOPPED_WITHIN_MS = 20_000;

  private static volatile DatabaseManagementService server;

  public static void main(String[] arguments) {
    Path home = Path.of(arguments[0]);
    int port = Integer.parseInt(arguments[1]);
    List<String> rest = Arrays.asList(arguments).subList(2, arguments.length);
    boolean temporary = rest.contains("temporary");
    List<String> more = rest.stream().filter(argument -> argument.contains("=")).toList();
    // One way out for all of them: end of input, SIGTERM, Ctrl-C.
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(home, temporary)));
    // Watched from before the start on: the parent may die while the server comes up.
    Thread watcher = new Thread(Launcher::exitWhenInputEnds, "input-watcher");
    watcher.setDaemon(true);
    watcher.start();
    try {
      System.out.println("READY " + start(home, port, more));
    } catch (Throwable problem) {
      problem.printStackTrace();
      // Threads of the half-started server would keep the process alive.
      System.exit(1);
    }
  }

  private static int start(Path home, int port, List<String> more) throws IOException {
    Files.createDirectories(home);
    Path settings = home.resolve("neo4j.conf");
    Files.writeString(
        settings,
        Stream.concat(
                settings(port).entrySet().stream()
                    .map(entry -> entry.getKey() + "=" + entry.getValue()),
                more.stream())
            .collect(Collectors.joining("\n")));
    server = new DatabaseManagementServiceBuilder(home).loadPropertiesFromFile(settings).build();
    GraphDatabaseAPI database = (GraphDatabaseAPI) server.database("neo4j");
    // A database that fails to open does not fail the build of the server.
    if (!database.isAvailable(AVAILABLE_WITHIN_MS)) {
      throw new IllegalStateException("the database 'neo4j' did not become available");
    }
    return database
        .getDependencyResolver()
        .resolveDependency(ConnectorPortRegister.class)
        .getLocalAddress(ConnectorType.BOLT)
        .getPort();
  }

  private static Map<String, String> settings(int port) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("server.bolt.enabled", "true");
    settings.put("server.bolt.listen_address", "127.0.0.1:" + port);
    // A neo4j:// driver connects to the address that the routing table names.
    settings.put("server.default_advertised_address", "127.0.0.1");
    settings.put("dbms.security.auth_enabled", "false");
    settings.put("db.logs.query.enabled", "OFF");
    // Half a gigabyte of empty files for each server otherwise.
    settings.put("db.tx_log.preallocate", "false");
    settings.put("db.store.files.preallocate", "false");
    // Otherwise it reports to Neo4j ten minutes after start. Not in the list below: a version that
    // does not know this setting must fail, not report.
    settings.put("dbms.usage_report.enabled", "false");

    Map<String, String> whereKnown = new LinkedHashMap<>();
    // From 2026 on: broadcasts in the local network, and the client of a hosted service.
    whereKnown.put("server.fleet_discovery.enabled", "false");
    whereKnown.put("dbms.fleet_manager.enabled", "false");
    // Bolt waits twice for 5 s of silence before it stops; 5.x and 2026.x name the setting apart.
    whereKnown.put("internal.dbms.bolt.netty_server_shutdown_quiet_period", "0");
    whereKnown.put("internal.dbms.bolt.netty_server_shutdown_quiet_period_duration", "0s");
    // And up to 5 minutes for clients that are still connected.
    whereKnown.put("internal.server.bolt.connection_shutdown_wait_time", "1s");
    whereKnown.put("internal.server.bolt.thread_pool_shutdown_wait_time", "1s");
    whereKnown.put("db.shutdown_transaction_end_timeout", "1s");
    whereKnown.put("internal.db.transaction.shutdown_terminated_transaction_wait_timeout", "1s");
    Set<String> known = Config.defaults().getDeclaredSettings().keySet();
    whereKnown.keySet().retainAll(known);
    settings.putAll(whereKnown);
    return settings;
  }

  private static void exitWhenInputEnds() {
    InputStream input = System.in;
    try {
      while (input.read() >= 0) {
        // Only the end counts.
      }
    } catch (IOException gone) {
      // As good as the end.
    }
    Thread lastResort =
        new Thread(
            () -> {
              try {
                Thread.sleep(STOPPED_WITHIN_MS);
              } catch (InterruptedException ignored) {
                // Nobody interrupts it; halting early would do no harm.
              }
              Runtime.getRuntime().halt(1);
            });
    lastResort.setDaemon(true);
    lastResort.start();
    System.exit(0);
  }

  private static void stop(Path home, boolean temporary) {
    DatabaseManagementService running = server;
    if (running != null) {
      running.shutdown();
    }
    if (temporary) {
      try (var paths = Files.walk(home)) {
        paths.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
      } catch (IOException | RuntimeException leftBehind) {
        // The parent deletes it too, if it is there to do so.
      }
    }
  }
}
