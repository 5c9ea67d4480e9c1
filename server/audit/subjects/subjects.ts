import type { ActionName } from '#contract/actions/actions.ts';
import { accessKeySubject, ownSubject, userSubject } from './accessSubjects.ts';
import { acrAccountSubject } from './acrAccountSubject.ts';
import { imageSubject } from './imageSubject.ts';
import { registrySubject } from './registrySubject.ts';
import { riskSubject } from './riskSubject.ts';
import { cycleSubject, dayNumSubject, scanTaskSubject } from './scanSubjects.ts';
import type { SubjectReader } from './seenSubject.ts';

/** What actions are about whose changes are told, before → after. Of any other what was asked for is told. */
export const subjectReaders: Partial<Readonly<Record<ActionName, SubjectReader>>> = {
  AddPrivateRegistry: registrySubject,
  ModifyImageRegistry: registrySubject,
  DeletePrivateRegistry: registrySubject,
  PauseImageRegistry: registrySubject,
  ResumeImageRegistry: registrySubject,
  RemoveMissingImages: registrySubject,
  RefreshContainerAssets: registrySubject,
  CreateRegistryDiagnosis: registrySubject,
  AddAcrAccount: acrAccountSubject,
  ModifyAcrAccount: acrAccountSubject,
  CreateAcrDiagnosis: acrAccountSubject,
  TakeInFirst: imageSubject,
  ExportVulnerabilities: imageSubject,
  ExportBuildRisks: imageSubject,
  PublicCreateImageScanTask: scanTaskSubject,
  CancelImageScanTask: scanTaskSubject,
  SetImageBuildRiskStatus: riskSubject,
  SetImageSensitiveFileStatus: riskSubject,
  CreateCycleTask: cycleSubject,
  ModifyCycleTask: cycleSubject,
  SetRegistryScanDayNum: dayNumSubject,
  CreateAccessKey: accessKeySubject,
  ModifyAccessKey: accessKeySubject,
  RotateAccessKey: accessKeySubject,
  DeleteAccessKey: accessKeySubject,
  CreateUser: userSubject,
  ModifyUser: userSubject,
  DeleteUser: userSubject,
  CreatePasswordLink: userSubject,
  EndUserSessions: userSubject,
  ChangePassword: ownSubject,
  EndSessions: ownSubject,
  CreateSecondStep: ownSubject,
  ConfirmSecondStep: ownSubject,
  RemoveSecondStep: ownSubject,
};
