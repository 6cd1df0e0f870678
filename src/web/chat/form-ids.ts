/** Ids of the forms that buttons inside lines send: a line carries no token, so it can be rendered once for everybody. */

/** `POST /chat/tramite`; stands among the controls while something can be started. */
export const tramiteFormId = 'chat-tramite';

/** `POST /chat`: the beginning, which a button of the list of trámites may also send. */
export const startFormId = 'chat-inicio';
