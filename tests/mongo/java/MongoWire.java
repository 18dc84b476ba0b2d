import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.MongoVersion;
import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.backend.memory.MemoryDatabase;
import de.bwaldvogel.mongo.backend.memory.index.MemoryUniqueIndex;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.netty.channel.Channel;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * An in-memory server that speaks MongoDB's wire protocol, for tests where no mongod can be had:
 * mongo-java-server, and what Parse Server needs of it beyond that. Data is gone when it ends.
 *
 * <p>Usage: MongoWire -listen 127.0.0.1:PORT (0: any free port). Prints "ready mongodb://…/" once it
 * takes connections. Ends on SIGTERM and when its standard input closes, so it never outlives the
 * process that started it.
 */
public final class MongoWire {
  public static void main(String[] args) throws Exception {
    if (args.length != 2 || !args[0].equals("-listen")) {
      System.err.println("usage: MongoWire -listen 127.0.0.1:PORT");
      System.exit(2);
    }
    int colon = args[1].lastIndexOf(':');
    var backend = new Backend();
    backend.version(new Version());
    var server = new MongoServer(backend);
    // One worker: commands run one after another. With several, findAndModify's answer is encoded
    // while the next command changes that same document, so two callers can be told the same number.
    server.bind(
        new InetSocketAddress(args[1].substring(0, colon), Integer.parseInt(args[1].substring(colon + 1))), 1, 1);
    var address = server.getLocalAddress();
    System.out.println("ready mongodb://" + address.getAddress().getHostAddress() + ":" + address.getPort() + "/");
    while (System.in.read() != -1) {}
    System.exit(0);
  }

  /** The oldest version that the Node driver 7 talks to; the library's own constants end below it. */
  private static final class Version implements MongoVersion {
    @Override
    public List<Integer> getVersionArray() {
      return List.of(4, 4, 0);
    }

    @Override
    public int getWireVersion() {
      return 9;
    }
  }

  private static final class Backend extends MemoryBackend {
    @Override
    public MemoryDatabase openOrCreateDatabase(String name) {
      return new MemoryDatabase(name, getCursorRegistry()) {
        @Override
        protected Index<Integer> openOrCreateUniqueIndex(
            String collection, String index, List<IndexKey> keys, boolean sparse) {
          return new UniqueIndex(index, keys, sparse);
        }
      };
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
      switch (command) {
        case "createIndexes" -> refusePartialIndexes(query);
        case "find", "count" -> ignoreCase(query);
        default -> {}
      }
      try {
        Document answer = super.handleCommand(channel, database, command, query);
        if (command.equals("listCollections")) applyFilter(query, answer);
        return answer;
      } catch (PatternSyntaxException error) {
        // The library would answer without MongoDB's code for it.
        throw new MongoServerError(51091, "Location51091", "Regular expression is invalid: " + error.getMessage());
      }
    }

    /** The library would take one and treat it as an index over every document. */
    @SuppressWarnings("unchecked")
    private static void refusePartialIndexes(Document query) {
      for (Document index : (List<Document>) query.get("indexes"))
        if (index.containsKey("partialFilterExpression"))
          throw new MongoServerError(238, "NotImplemented", "This test server has no partial indexes.");
    }

    /** The library knows no collations; Parse asks for one (strength 2) to find user names in any case. */
    private static void ignoreCase(Document query) {
      boolean wanted =
          query.get("collation") instanceof Document collation
              && collation.get("strength") instanceof Number strength
              && strength.intValue() <= 2;
      if (!wanted || !(query.get(query.containsKey("filter") ? "filter" : "query") instanceof Document filter)) return;
      filter.replaceAll(
          (key, value) ->
              value instanceof String text ? new BsonRegularExpression("^" + Pattern.quote(text) + "$", "i") : value);
    }

    /** The library answers with every collection, so that Parse would take any class for existing. */
    @SuppressWarnings("unchecked")
    private static void applyFilter(Document query, Document answer) {
      if (!(query.get("filter") instanceof Document filter)) return;
      var matcher = new DefaultQueryMatcher();
      ((List<Document>) ((Document) answer.get("cursor")).get("firstBatch"))
          .removeIf(collection -> !matcher.matches(collection, filter));
    }
  }

  /**
   * A sparse index has no entry for a document without the field. The library looks it up all the same,
   * as null, and finds another document that has an explicit null: updates then end in an internal error.
   */
  private static final class UniqueIndex extends MemoryUniqueIndex {
    UniqueIndex(String name, List<IndexKey> keys, boolean sparse) {
      super(name, keys, sparse);
    }

    @Override
    public Integer getPosition(Document document) {
      boolean absent = keys().stream().allMatch(key -> Utils.getSubdocumentValue(document, key) instanceof Missing);
      return isSparse() && absent ? null : super.getPosition(document);
    }
  }
}
