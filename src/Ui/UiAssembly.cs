namespace Niangjia.Ui;

/// <summary>Names this assembly for the router.</summary>
public sealed class UiAssembly;
