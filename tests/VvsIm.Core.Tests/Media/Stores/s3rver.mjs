// Someone else's implementation of S3 (npm package s3rver), for the tests. Says its port, then every request with what matters of its headers,
// a line of JSON each. Ends when its input does, so that it never outlives who started it.
// Usage: node s3rver.mjs DIRECTORY
import S3rver from "s3rver";

const headers = ["content-encoding", "x-amz-content-sha256", "x-amz-trailer", "x-amz-server-side-encryption"];
const say = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);

const server = new S3rver({ directory: process.argv[2], address: "127.0.0.1", port: 0, silent: true, vhostBuckets: false });
const { port } = await server.run();
server.httpServer.on("request", ({ method, url, headers: sent }) =>
  say({ method, url, ...Object.fromEntries(headers.filter((name) => sent[name]).map((name) => [name, sent[name]])) }),
);
say({ port });
process.stdin.on("end", () => process.exit()).resume();
