import type { AnswerOf } from '#contract/actions/actions.ts';
import type { ActionHandlers } from '../../../domain/access/requestContext.ts';
import { scopeOf } from '../scope/scanScope.ts';
import type { ScanTaskListRepository } from './scanTaskListRepository.ts';
import type { Opened, ScanTaskService } from './scanTaskService.ts';
import { finished, latestTask, progressOf } from './scanTaskView.ts';

type ScanTaskActions = Pick<
  ActionHandlers,
  'PublicPreCheckImageScanTask' | 'PublicCreateImageScanTask' | 'CancelImageScanTask' | 'DescribeImageLatestScanTask'
>;

export function scanTaskActions(service: ScanTaskService, repository: ScanTaskListRepository): ScanTaskActions {
  return {
    async PublicPreCheckImageScanTask(request, context) {
      const { byType, scannable, blocked } = await service.count(context, scopeOf(request));
      return {
        Data: {
          ScanImageCount: scannable,
          NeedAuthCount: 0,
          BlockedCount: blocked,
          CountByType: byType.map(({ type, images }) => ({ RegistryType: type, Count: images })),
        },
      };
    },

    async PublicCreateImageScanTask(request, { center, registries }) {
      const visibility = { center, registries };
      return { Data: createdData(await service.open({ visibility, scope: scopeOf(request), trigger: 'manual' })) };
    },

    async CancelImageScanTask(request, context) {
      await service.cancel(context, request);
      return {};
    },

    async DescribeImageLatestScanTask({ Digest }, context) {
      const task = await repository.latestOf(context, Digest);
      return { Task: task === undefined ? [] : [latestTask(task, context.translate)] };
    },
  };
}

function createdData(opened: Opened): AnswerOf<'PublicCreateImageScanTask'>['Data'] {
  if (opened === 'nothingToScan') {
    return {
      CanCreate: false,
      TaskId: '',
      Status: '',
      Result: 'TASK_NOT_EXISTS',
      Progress: 0,
      FinishCount: 0,
      TotalCount: 0,
      CollectTime: 0,
      ExecTime: 0,
    };
  }
  const { task, created } = opened;
  return {
    CanCreate: created,
    TaskId: String(task.id),
    Status: task.status,
    Result: created ? 'SUCCESS' : 'forbid_create_repeat_task',
    Progress: progressOf(task),
    FinishCount: finished(task),
    TotalCount: task.images,
    CollectTime: task.created_at,
    ExecTime: task.started_at ?? 0,
  };
}
