/** Nodes of which each can be reached from each other, by Tarjan's algorithm (1972) without recursion. */
export function strongComponents(rows: { nodes: number; first: Uint32Array; head: Uint32Array }): { component: Uint32Array; main: number } {
  const { nodes, first, head } = rows;
  const component = new Uint32Array(nodes);
  const order = new Uint32Array(nodes);
  const low = new Uint32Array(nodes);
  const next = first.slice(0, nodes);
  const [open, path] = [new Uint32Array(nodes), new Uint32Array(nodes)];
  const done = new Uint8Array(nodes);
  let [count, opened, components, main, largest] = [0, 0, 0, 0, 0];
  for (let root = 0; root < nodes; root++) {
    if (order[root]) continue;
    let depth = 0;
    path[0] = root;
    while (depth >= 0) {
      const v = path[depth] as number;
      if (!order[v]) {
        order[v] = low[v] = ++count;
        open[opened++] = v;
      }
      const link = next[v] as number;
      if (link < (first[v + 1] as number)) {
        next[v] = link + 1;
        const w = head[link] as number;
        if (!order[w]) path[++depth] = w;
        else if (!done[w]) low[v] = Math.min(low[v] as number, order[w] as number);
        continue;
      }
      if (low[v] === order[v]) {
        let size = 0;
        for (let w = nodes; w !== v; size++) {
          w = open[--opened] as number;
          component[w] = components;
          done[w] = 1;
        }
        if (size > largest) [largest, main] = [size, components];
        components++;
      }
      depth--;
      if (depth >= 0) low[path[depth] as number] = Math.min(low[path[depth] as number] as number, low[v] as number);
    }
  }
  return { component, main };
}
