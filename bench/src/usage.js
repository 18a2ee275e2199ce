/** What a measured server tells the process that measures it: its port once, and its use of the machine when asked. */

/** @param {number} port */
export function announce(port) {
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send({ cpuMicros: user + system, rssBytes: process.memoryUsage.rss() });
  });
  process.on('disconnect', () => process.exit(1));
  process.send({ port });
}
