/** Every limit of the chat; names end in their unit. */
export const chatLimits = {
  messageCharsMax: 4_000,
  clientIdCharsMin: 8,
  clientIdCharsMax: 60,
  linesPerConversationMax: 3_000,
  filesPerConversationMax: 20,
  /** Lines a stream or a page sends at once; who is further behind gets the thread anew. */
  linesPerBatchMax: 200,
  personMessagesPerMinuteMax: 60,
  /** Begun in an hour by people without an account on one network, and by one account. */
  conversationsPerNetworkHourMax: 120,
  /** Of people without an account: at 25 MB each, what one network may lay on the disk in an hour. */
  filesPerNetworkHourMax: 100,
  /** Streams open at once, per conversation on the person's side, per member of staff, and in the whole process. */
  streamsPerPersonMax: 6,
  streamsPerAgentMax: 6,
  streamsPerProcessMax: 10_000,
  /** Conversations one stream of a member of staff follows. */
  conversationsPerStreamMax: 8,
  /** What may lie unsent towards a slow reader before it is told to start over. */
  streamBacklogBytesMax: 64 * 1024,
  streamBeatSeconds: 25,
  longPollSeconds: 25,
  pollSeconds: 2,
  notifyBatchMs: 4,
  typingSeconds: 3,
  presenceBeatSeconds: 25,
  presenceLeaseSeconds: 60,
  capacityMin: 1,
  capacityMax: 8,
  capacityDefault: 4,
  suggestionsMax: 3,
  noteCharsMax: 1_000,
  reasonCharsMax: 300,
  cannedTitleCharsMax: 80,
  cannedAnswersPerUnitMax: 100,
  /** The person is taken to have left when no tab was heard of for so long. */
  awayMinutes: 10,
  reminderMinutesBetween: 15,
  remindersMax: 10,
  /** A conversation with the assistant alone that nobody writes in any more. */
  assistantIdleHours: 24,
  attendedIdleHours: 24,
  /** A written answer is often read days later. */
  closedShownHours: 7 * 24,
} as const;
