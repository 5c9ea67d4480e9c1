import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startHarborV2 } from '#simulators/harbor/startHarborV2.ts';
import type { RunningSimulator } from '#simulators/http/runningSimulator.ts';
import { harborRequest } from '#simulators/requests/harborRequest.ts';
import { plantImage } from '#simulators/testing/plantImage.ts';
import { createWorld } from '#simulators/world/createWorld.ts';
import { eventually } from '../../testing/eventually.ts';
import { startTestServer, type TestServer } from '../../testing/testServer.ts';

const secrets = {
  variable: 'v4r-tr0ub4dor-Zq81xL',
  label: 'l4b-tr0ub4dor-Zq81xL',
  argument: '4rg-tr0ub4dor-Zq81xL',
  command: 'c0m-tr0ub4dor-Zq81xL',
};

let server: TestServer;
let harbor: RunningSimulator;
beforeEach(async () => {
  server = await startTestServer();
  const world = createWorld({ images: 0 });
  plantImage(world, {
    project: 'team',
    repository: 'app',
    tag: 'v1',
    config: {
      User: 'app',
      Healthcheck: { Test: ['CMD', 'true'] },
      Env: ['PATH=/bin', `DB_PASSWORD=${secrets.variable}`],
      Labels: { 'com.example.api-token': secrets.label, note: `once ${secrets.variable}` },
      Cmd: ['serve', `--password=${secrets.variable}`],
    },
    history: [
      { created_by: 'ADD rootfs.tar.gz / # buildkit' },
      { created_by: `RUN |1 NPM_TOKEN=${secrets.argument} /bin/sh -c npm ci # buildkit` },
      { created_by: `RUN /bin/sh -c curl -u ci:${secrets.command} https://example.com/${secrets.argument} # buildkit` },
      { created_by: `ENV DB_PASSWORD=${secrets.variable}`, empty_layer: true },
    ],
  });
  harbor = await startHarborV2({ world });
  await server.call('AddPrivateRegistry', harborRequest(harbor.port));
  await eventually(
    () => server.call('DescribeImageInstances', {}),
    ({ ImageInstanceList: [image] }) => image?.IntakeState === 'DONE',
  );
});
afterEach(async () => {
  await server.close();
  await harbor.close();
});

/** Every byte that the server keeps: the database, what it writes ahead, and whatever lies beside. */
function kept(): string {
  const files = readdirSync(server.dataDir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'latin1')).join('');
}

async function exported(id: string): Promise<string> {
  return (await server.fetch(`/api/export/${id}`)).text();
}

test('secrets in a variable, a label, a build argument and a command are found, and their values are nowhere', async () => {
  const { ImageInstanceList } = await server.call('DescribeImageInstances', {});
  const Uuid = ImageInstanceList[0]?.Uuid ?? expect.fail();
  const risks = await server.call('DescribeImageBuildRiskByKey', { ImageUuid: Uuid, Status: 0, Lang: 'en' });
  expect(risks.Data.List.map(({ RiskKey, Name }) => [RiskKey, Name])).toEqual([
    ['secret_in_env', 'DB_PASSWORD'],
    ['secret_in_label', 'com.example.api-token'],
    ['secret_in_history', 'NPM_TOKEN'],
    ['secret_in_history', 'user'],
  ]);
  expect(risks.Data.PageInfo.TotalCount).toBe(4);
  expect(ImageInstanceList[0]).toMatchObject({
    BuildRiskCount: 4,
    HcCount: 4,
    BuildRiskLevel: 'high',
    HcStatus: 'YES',
  });

  const answers = await Promise.all([
    server.call('DescribeImageDetail', { Uuid }),
    server.call('DescribeImageBuildRiskList', {}),
    server.call('DescribeImageListByBuildRisk', { RiskKey: 'secret_in_env' }),
    server.call('DescribeImageSensitiveFileList', { ImageUuid: Uuid }),
    server.call('DescribeImageSensitiveFileByKey', { ImageUuid: Uuid }),
    server.call('DescribeImageListBySensitiveFile', { SensitiveFileKey: 'secret_in_env' }),
    exported((await server.call('ExportImages', {})).ExportId),
    exported((await server.call('ExportBuildRisks', {})).ExportId),
  ]);
  const everything = JSON.stringify([ImageInstanceList, risks, answers]) + server.logged() + kept();
  expect(answers.at(-1)).toContain('com.example.api-token');
  // What is looked through holds what was found.
  expect(everything).toContain('com.example.api-token');
  for (const secret of Object.values(secrets)) expect(everything).not.toContain(secret);
});
