import { Pool } from 'undici';
import { simulatorPasswords } from '#simulators/world/accounts.ts';

const authorization = `Basic ${Buffer.from(`admin:${simulatorPasswords.admin}`).toString('base64')}`;
const pageSize = 100;

/** Four at a time, as the sync reads. */
const atOnce = 4;

/** Reads every project, repository and artifact of a Harbor 2.x to the last page; returns how many requests it took. */
export async function bareLoop(harbor: URL): Promise<number> {
  const pool = new Pool(harbor.origin, { connections: atOnce });
  let requests = 0;
  const get = async (path: string) => {
    requests += 1;
    const { headers, body } = await pool.request({ method: 'GET', path, headers: { authorization } });
    const list = (await body.json()) as { name: string }[];
    return { list, total: Number(headers['x-total-count']) };
  };
  const all = async (path: string) => {
    const items: { name: string }[] = [];
    for (let page = 1; ; page += 1) {
      const separator = path.includes('?') ? '&' : '?';
      const { list, total } = await get(`${path}${separator}page=${page}&page_size=${pageSize}`);
      items.push(...list);
      if (items.length >= total) return items;
    }
  };

  const paths: string[] = [];
  for (const project of await all('/api/v2.0/projects')) {
    for (const repository of await all(`/api/v2.0/projects/${project.name}/repositories`)) {
      const name = encodeURIComponent(encodeURIComponent(repository.name.slice(project.name.length + 1)));
      paths.push(
        `/api/v2.0/projects/${project.name}/repositories/${name}/artifacts?with_tag=true&with_scan_overview=true`,
      );
    }
  }
  const queue = paths.values();
  const worker = async () => {
    for (const path of queue) await all(path);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  await pool.close();
  return requests;
}
