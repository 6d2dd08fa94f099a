import { shortProvider } from './provider';

const ACCOUNT = 'SubjectUserSid SubjectUserName SubjectDomainName SubjectLogonId';
const TARGET = 'TargetUserSid TargetUserName TargetDomainName';
const LOGON = 'LogonProcessName AuthenticationPackageName WorkstationName';
const GATEWAY = 'Username IpAddress AuthType Resource';
const TRANSITION = 'PreviousState PreviousStateName NewState NewStateName Event EventName';

/** The names of an event's strings in the order of its manifest, by provider: `ids names`. */
const ORDER: Readonly<Record<string, readonly string[]>> = {
  LocalSessionManager: [
    '16,17,19,35 Param1',
    '20,33 messageName errorCode',
    '21,22,24,25,61 User SessionID Address',
    '23,41,42 User SessionID',
    '32 messageName',
    '36,37 SessionId State StateName Event EventName ErrorCode',
    '39 TargetSession Source',
    '40 Session Reason',
    '43,44,45,48,49,50,51,52,53 Session',
    '59 Function CallerImageName SessionId ClientProcessId',
    '60 SessionID',
  ],
  RdpCoreTS: [
    '1,35 HresultCode',
    '3,36,149,195 ErrorCode',
    '5 StatusCode',
    '65 ConnectionName',
    '66 ConnectionName SessionID',
    '67 ConnectionName ErrorCode',
    '68 ConnectionName PromptForCredentials PromptForCredentialsDone GfxChannelOpened FirstGraphicsReceived',
    '69 ModuleName',
    '70 DisplayDriverName',
    '71 ConnectionName DisplayDriverName',
    '72 MethodName',
    '97 ComponentName ErrorCode',
    '99,138 ResultCode',
    '101 ReasonString',
    '103 ReasonCode',
    '104 TimezoneBiasHour',
    '129 TransportProtocolName Port',
    '130 TunnelID',
    '131 ConnType ClientIP',
    '132,148 ChannelName TunnelID',
    '133,137 TunnelID RTT Bandwidth',
    '134 ResultCode TunnelID RTT Bandwidth',
    '135 TunnelID TransportType',
    '139 ResultCode IPString',
    '140 IPString',
    '141 InstanceID',
    '142,143 error',
    '145 IdleSeconds IdleSeconds1 IdleSeconds2',
    '146,147,291 Error',
    '153 TLSVersion',
    '154 Message Error',
    '161 ErrorCode ServerName',
    '162 Version ClientMode AvcEnabled ProfileIdNum ServerName',
    '163,164,165 ServerName',
    '169 MajorType MinorType ServerName',
    `225 StateTransition ${TRANSITION}`,
    `226 StateTransition ${TRANSITION} ErrorCode`,
    '227 Name Value CustomLevel',
    '228 ComponentName Message ErrorCode',
    '229 Name CustomLevel',
  ],
  ClientActiveXCore: [
    `226 StateTransitionName ${TRANSITION} ErrorCode`,
    '1001,1003,1004,1010,1013,1016,1021,1023,1024,1026,1100,1101,1102,1104 Name Value CustomLevel',
    '1005,1006,1007,1008,1009,1012,1017,1018,1020 TraceMessage ErrorCode',
    '1014,1015,1019,1022,1028,1029,1031 TraceMessage',
    '1027 DomainName SessionId',
    '1032,1034,1216 ErrorCode ErrorDescription',
    '1033 Name CustomLevel Value',
    '1106 Code',
    '1107 ComponentName Message ErrorCode',
    '1206 Event TenantId TotalTimeWithoutAdal AdalTime ErrorCode',
    '1209 TotalTimeWithoutAdal AdalTime ErrorCode',
    '1401 Version ClientMode AvcEnabled',
    '1404 Component Function ErrorCode',
  ],
  RemoteConnectionManager: [
    '257 isSuccess',
    '258,259,261,262,1157 listenerName',
    '260 listenerName errorCode',
    '1003,1011,1129,50281,1131,50283,1132,50284,1152,1153,1158 Param1',
    '1146,1147,1148,1149,1150,1151,20508,20509,20510,20511,20513,20514 Param1 Param2 Param3',
    '20499 UserName ServerName',
    '20500 UserName ServerName time',
    '20502,20515,20516,20517,20518,20519 Session',
    '20503,20504,20506,20507,20512 Param1 Param2 Param3 Param4',
  ],
  Gateway: [
    `200,201,300,301,302,304,306 ${GATEWAY} ConnectionProtocol ErrorCode`,
    `202,303 ${GATEWAY} BytesReceived BytesTransfered SessionDuration ConnectionProtocol ErrorCode`,
    '203 Username IpAddress AuthType',
    '204,312,313 Username IpAddress',
  ],
  Licensing: ['18,20,21,22 param1'],
  User32: ['1074 param1 param2 param3 param4 param5 param6 param7'],
  'Security-Auditing': [
    `4624 ${ACCOUNT} ${TARGET} TargetLogonId LogonType ${LOGON} LogonGuid TransmittedServices LmPackageName KeyLength ProcessId ProcessName IpAddress IpPort ImpersonationLevel RestrictedAdminMode TargetOutboundUserName TargetOutboundDomainName VirtualAccount TargetLinkedLogonId ElevatedToken`,
    `4625 ${ACCOUNT} ${TARGET} Status FailureReason SubStatus LogonType ${LOGON} TransmittedServices LmPackageName KeyLength ProcessId ProcessName IpAddress IpPort`,
    `4634 ${TARGET} TargetLogonId LogonType`,
    `4647 ${TARGET} TargetLogonId`,
    `4648 ${ACCOUNT} LogonGuid TargetUserName TargetDomainName TargetLogonGuid TargetServerName TargetInfo ProcessId ProcessName IpAddress IpPort`,
    `4740 TargetUserName TargetDomainName TargetSid ${ACCOUNT}`,
    '4776 PackageName TargetUserName Workstation Status',
    '4778,4779 AccountName AccountDomain LogonID SessionName ClientName ClientAddress',
    '4825 AccountName AccountDomain LogonID ClientAddress',
    `4800,4801 ${TARGET} TargetLogonId SessionId`,
  ],
};

let byEvent: Map<string, readonly string[]> | undefined;

/** The names of an event's strings in the order of its manifest; empty where it has none or they are not known. */
export function stringNames(provider: string, id: number): readonly string[] {
  byEvent ??= new Map(
    Object.entries(ORDER).flatMap(([short, rows]) =>
      rows.flatMap((row) => {
        const [ids = '', ...names] = row.split(' ');
        return ids.split(',').map((one) => [`${short} ${one}`, names] as const);
      }),
    ),
  );
  return byEvent.get(`${shortProvider(provider) ?? ''} ${id}`) ?? [];
}
