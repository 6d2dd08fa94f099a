/** What a label of an export says that its value is. */
export type Role =
  | 'provider'
  | 'id'
  | 'instance'
  | 'time'
  | 'clock'
  | 'channel'
  | 'computer'
  | 'recordId'
  | 'activityId'
  | 'userId'
  | 'level'
  | 'message'
  | 'strings'
  | 'xml'
  | 'payload'
  /** A label that these exports have, of no use here. */
  | 'other';

/**
 * Labels of Windows' own tools and of those that read its logs. The languages are those of Event Viewer's "Copy details as
 * text": English, German, French, Spanish, Italian, Portuguese, Dutch, Russian, Japanese, Chinese.
 */
const LABELS: Readonly<Record<Role, string>> = {
  provider:
    'Provider|ProviderName|Provider Name|Source|SourceName|Source Name|Event Source|EventSourceName|Event Provider|' +
    'Quelle|Origen|Origine|Fonte|Bron|Источник|ソース|来源|來源',
  id:
    'Id|Event ID|EventCode|Event Code|Event|Ereignis-ID|Ereigniskennung|ID de l’événement|ID d’événement|ID d’évènement|' +
    'Id. del evento|Id. de evento|Identificador de evento|ID evento|ID do Evento|Identificação do Evento|' +
    'Gebeurtenis-id|Код события|イベント ID|事件 ID|事件标识',
  instance: 'InstanceId|EventIdentifier',
  time:
    'TimeCreated|Time Created|TimeGenerated|Time Generated|EventTime|Date|Date and Time|Timestamp|Event Created Time|' +
    '_time|@timestamp|SystemTime|Datum|Datum und Uhrzeit|Date et heure|Fecha|Fecha y hora|Data|Data e ora|Data e Hora|' +
    'Datum en tijd|Дата|Дата и время|日付|日付と時刻|日期|日期和时间|Erstellt|Zeitpunkt',
  clock: 'Time|Uhrzeit|Heure|Hora|Ora|Tijd',
  channel:
    'Log Name|LogName|Log|Channel|EventLog|Protokollname|Nom du journal|Nombre de registro|Nome registro|' +
    'Nome do Log|Logboeknaam|Имя журнала|ログの名前|日志名称|記錄檔名稱',
  computer:
    'Computer|ComputerName|Computer Name|MachineName|Machine Name|Hostname|Host|Ordinateur|Equipo|Computador|' +
    'Компьютер|コンピューター|コンピュータ|计算机|電腦',
  recordId: 'RecordId|Record ID|EventRecordID|Record Number|RecordNumber|Event Record ID|Index',
  activityId: 'ActivityId|Activity ID|Correlation Activity ID',
  userId:
    'UserId|User ID|User|User Name|Sid|Benutzer|Utilisateur|Usuario|Utente|Usuário|Gebruiker|Пользователь|' +
    'ユーザー|用户|使用者',
  level:
    'Level|LevelDisplayName|EntryType|Entry Type|Type|Event Type|EventLevel|EventLevelName|Ebene|Niveau|Nivel|Livello|' +
    'Nível|Уровень|レベル|级别|等級',
  message:
    'Message|Description|RenderedDescription|Rendered Description|Event Description|Beschreibung|Descripción|Descrizione|' +
    'Descrição|Beschrijving|Описание|説明|描述|Nachricht|Meldung',
  strings: 'ReplacementStrings|Replacement Strings|InsertionStrings',
  xml:
    'Event Xml|Ereignis-XML|XML de l’événement|XML de evento|XML del evento|XML evento|XML de Evento|Gebeurtenis-XML|' +
    'Xml события|イベント XML|事件 Xml|ParameterXml|EventData|UserData|Xml',
  payload: 'Payload',
  other:
    'Task|Task Category|TaskCategory|Category|CategoryNumber|Keywords|Keyword|Opcode|OpCode|Version|Qualifiers|' +
    'ProviderId|ProcessId|Process ID|ThreadId|Thread ID|RelatedActivityId|ContainerLog|MatchedQueryIds|Bookmark|' +
    'OpcodeDisplayName|TaskDisplayName|KeywordsDisplayNames|Properties|TimeWritten|UserName|EventType|' +
    'PSComputerName|RunspaceId|PSShowComputerName|Site|Container|Aufgabenkategorie|Schlüsselwörter|Opcode|' +
    'Catégorie de la tâche|Mots clés|Mots-clés|Categoría de la tarea|Palabras clave|Categoria attività|Parole chiave|' +
    'Categoria da Tarefa|Palavras-chave|Taakcategorie|Trefwoorden|Категория задачи|Ключевые слова|' +
    'タスクのカテゴリ|キーワード|任务类别|关键字',
};

/** Case, blanks, accents, dots and dashes do not tell labels apart; nor does a remark in brackets. */
const plain = (label: string): string =>
  label
    .toLowerCase()
    .normalize('NFD')
    .replace(/\[[^[\]]{0,20}\]|[^\p{L}\d@]/gu, '');
const ROLES = new Map(
  Object.entries(LABELS).flatMap(([role, labels]) => labels.split('|').map((label) => [plain(label), role as Role])),
);

/** The longest label, with room for what is no letter. */
const LONGEST = 60;

const MOST_REMEMBERED = 500;

/** What a label says that its value is; undefined for a label that these exports do not have. */
export function roleOf(label: string): Role | undefined {
  return label.length > LONGEST ? undefined : ROLES.get(plain(label));
}

/** The same for a text in which the same few labels come over and over. */
export function rememberedRoles(): (label: string) => Role | undefined {
  const known = new Map<string, Role | undefined>();
  return (label) => {
    if (known.has(label)) return known.get(label);
    const role = roleOf(label);
    if (known.size < MOST_REMEMBERED) known.set(label, role);
    return role;
  };
}
