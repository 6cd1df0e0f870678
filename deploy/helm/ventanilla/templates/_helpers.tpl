{{- /* What every object of the chart shares. */ -}}
{{- define "ventanilla.labels" -}}
app.kubernetes.io/name: ventanilla
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- define "ventanilla.podSecurity" -}}
runAsNonRoot: true
runAsUser: 10001
runAsGroup: 10001
fsGroup: 10001
seccompProfile:
  type: RuntimeDefault
{{- end -}}

{{- define "ventanilla.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop:
    - ALL
{{- end -}}

{{- define "ventanilla.environment" -}}
- configMapRef:
    name: {{ .Release.Name }}
- secretRef:
    name: {{ .Values.secretName }}
{{- end -}}
