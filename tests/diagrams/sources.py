"""Diagrams that tests draw. The first two are written as the old posts write theirs."""

FLOWCHART = """flowchart TD
    A[設計を書く<br/>レビューする] --> B{通った?}
    B -->|はい| C[実装]
    B -->|いいえ| A
    style A fill:#f9c74f
"""
SEQUENCE = """sequenceDiagram
    participant U as 利用者
    participant S as Server
    U->>S: GET /index.html
    Note over U,S: ここで待つ<br/>しばらく
    S-->>U: 200 OK
"""
DOT = """digraph { rankdir=LR; a [label="日本語のラベル"]; b [style=filled fillcolor="#f9c74f"];
  a -> b [label="矢印"] }
"""

MERMAID = {
    "flowchart": FLOWCHART,
    "sequence": SEQUENCE,
    "state": "stateDiagram-v2\n [*] --> 待機\n 待機 --> 実行 : 開始\n 実行 --> [*]\n",
    "class": "classDiagram\n class Animal{\n +String name\n +eat()\n }\n Animal <|-- Dog : 継承\n",
    "er": "erDiagram\n CUSTOMER ||--o{ ORDER : places\n ORDER { string id\n int n }\n",
    "gantt": "gantt\n dateFormat YYYY-MM-DD\n section 一\n 設計 :a1, 2024-01-01, 5d\n 実装 :after a1, 7d\n",
    "pie": 'pie title 割合\n "犬" : 40\n "猫" : 60\n',
    "mindmap": "mindmap\n root((中心))\n  枝一\n   葉\n  枝二\n",
    "git": "gitGraph\n commit\n branch dev\n commit\n checkout main\n merge dev\n",
    "timeline": "timeline\n title 歴史\n 2020 : 一\n 2021 : 二 : 三\n",
}
